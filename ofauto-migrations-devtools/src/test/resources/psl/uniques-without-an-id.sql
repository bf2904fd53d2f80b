-- Origin: Prisma schema engine 8.1.0-2.59be4fda12412a79eeb9c2ae727b6aa723593323, from empty to schema
-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "Setting" (
    "key" TEXT NOT NULL,
    "value" TEXT NOT NULL
);

-- CreateTable
CREATE TABLE "Pair" (
    "a" INTEGER NOT NULL,
    "b" INTEGER NOT NULL,
    "c" INTEGER
);

-- CreateTable
CREATE TABLE "Several" (
    "a" INTEGER NOT NULL,
    "b" TEXT NOT NULL,
    "c" INTEGER
);

-- CreateIndex
CREATE UNIQUE INDEX "Setting_key_key" ON "Setting"("key");

-- CreateIndex
CREATE UNIQUE INDEX "Pair_a_b_key" ON "Pair"("a", "b");

-- CreateIndex
CREATE UNIQUE INDEX "Several_a_key" ON "Several"("a");

-- CreateIndex
CREATE UNIQUE INDEX "b only once" ON "Several"("b");

-- CreateIndex
CREATE UNIQUE INDEX "Several_c_key" ON "Several"("c" DESC);
