-- Origin: Prisma schema engine 8.1.0-2.59be4fda12412a79eeb9c2ae727b6aa723593323, from empty to schema
-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "Zenum" AS ENUM ('A');

-- CreateEnum
CREATE TYPE "Aenum" AS ENUM ('B');

-- CreateTable
CREATE TABLE "Zeta" (
    "id" INTEGER NOT NULL,
    "u" TEXT NOT NULL,
    "alphaId" INTEGER NOT NULL,

    CONSTRAINT "Zeta_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Alpha" (
    "id" INTEGER NOT NULL,
    "u" TEXT NOT NULL,
    "e" "Aenum" NOT NULL,

    CONSTRAINT "Alpha_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "Zeta_u_key" ON "Zeta"("u");

-- CreateIndex
CREATE INDEX "Zeta_alphaId_idx" ON "Zeta"("alphaId");

-- CreateIndex
CREATE UNIQUE INDEX "Alpha_u_key" ON "Alpha"("u");

-- AddForeignKey
ALTER TABLE "Zeta" ADD CONSTRAINT "Zeta_alphaId_fkey" FOREIGN KEY ("alphaId") REFERENCES "Alpha"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
