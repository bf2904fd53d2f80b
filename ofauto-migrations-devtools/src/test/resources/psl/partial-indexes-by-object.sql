-- Origin: Prisma schema engine 8.1.0-2.59be4fda12412a79eeb9c2ae727b6aa723593323, from empty to schema
-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "R" AS ENUM ('aa', 'B');

-- CreateTable
CREATE TABLE "W" (
    "id" INTEGER NOT NULL,
    "col_a" TEXT NOT NULL,
    "c" INTEGER,
    "f" DOUBLE PRECISION NOT NULL,
    "d" TIMESTAMP(3) NOT NULL,
    "e" DECIMAL(65,30) NOT NULL,
    "bi" BIGINT NOT NULL,

    CONSTRAINT "W_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "x" ON "W"("col_a") WHERE ("col_a" = 'z');

-- CreateIndex
CREATE INDEX "w1" ON "W"("col_a") WHERE ("col_a" != 'x''y');

-- CreateIndex
CREATE INDEX "w3" ON "W"("col_a") WHERE ("f" = 1.5 AND "bi" = 3);

-- CreateIndex
CREATE INDEX "w4" ON "W"("col_a") WHERE (a in ('x', "col_a"));

-- CreateIndex
CREATE INDEX "w6" ON "W" USING HASH ("col_a") WHERE (true);

-- CreateIndex
CREATE INDEX "w7" ON "W"("col_a") WHERE ("d" = '2020-01-01T00:00:00Z');

-- CreateIndex
CREATE INDEX "w8" ON "W"("col_a") WHERE ("e" = 1.5);
