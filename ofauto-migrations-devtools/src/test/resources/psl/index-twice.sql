-- Origin: Prisma schema engine 8.1.0-2.59be4fda12412a79eeb9c2ae727b6aa723593323, from empty to schema
-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "T" (
    "id" INTEGER NOT NULL,
    "a" INTEGER NOT NULL,
    "b" TEXT NOT NULL,

    CONSTRAINT "T_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "T_a_key" ON "T"("a");

-- CreateIndex
CREATE UNIQUE INDEX "T_b_key" ON "T"("b");

-- CreateIndex
CREATE INDEX "T_a_idx" ON "T"("a");

-- CreateIndex
CREATE INDEX "a_third" ON "T"("a");

-- CreateIndex
CREATE INDEX "T_b_idx" ON "T" USING HASH ("b");

-- CreateIndex
CREATE INDEX "T_a_b_idx" ON "T"("a", "b");

-- CreateIndex
CREATE INDEX "T_b_a_idx" ON "T"("b", "a");

-- CreateIndex
CREATE UNIQUE INDEX "a_again" ON "T"("a");
