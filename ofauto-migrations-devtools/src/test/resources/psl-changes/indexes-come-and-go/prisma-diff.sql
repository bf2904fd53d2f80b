-- Origin: Prisma schema engine 8.1.0-2.59be4fda12412a79eeb9c2ae727b6aa723593323, from before.prisma to after.prisma
-- DropIndex
DROP INDEX "A_a_idx";

-- DropIndex
DROP INDEX "A_b_idx";

-- CreateIndex
CREATE INDEX "A_a_b_idx" ON "A"("a", "b" DESC);

-- CreateIndex
CREATE INDEX "A_j_idx" ON "A" USING GIN ("j");

-- CreateIndex
CREATE INDEX "brin" ON "A" USING BRIN ("b");
