-- Origin: Prisma schema engine 8.1.0-2.59be4fda12412a79eeb9c2ae727b6aa723593323, from empty to schema
-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "W" (
    "id" INTEGER NOT NULL,
    "a" TEXT NOT NULL,
    "b" BOOLEAN NOT NULL,
    "c" INTEGER,

    CONSTRAINT "W_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "W_a_key" ON "W"("a") WHERE (a <> '');

-- CreateIndex
CREATE INDEX "w1" ON "W"("a") WHERE (b = true);

-- CreateIndex
CREATE INDEX "w2" ON "W"("a") WHERE ("b" = true);

-- CreateIndex
CREATE INDEX "w3" ON "W"("a") WHERE ("c" IS NULL);

-- CreateIndex
CREATE INDEX "w4" ON "W"("a") WHERE ("c" IS NOT NULL);

-- CreateIndex
CREATE INDEX "w5" ON "W"("a") WHERE ("c" = 5 AND "a" = 'x''y' AND "b" = false);

-- CreateIndex
CREATE INDEX "w6" ON "W"("a") WHERE ("c" != 5);

-- CreateIndex
CREATE UNIQUE INDEX "w7" ON "W"("c") WHERE ("b" != true);
