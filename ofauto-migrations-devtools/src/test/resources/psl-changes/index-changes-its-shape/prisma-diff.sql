-- Origin: Prisma schema engine 8.1.0-2.59be4fda12412a79eeb9c2ae727b6aa723593323, from before.prisma to after.prisma
-- DropIndex
DROP INDEX "ia";

-- DropIndex
DROP INDEX "ib";

-- CreateIndex
CREATE INDEX "ia" ON "A"("a" DESC);

-- CreateIndex
CREATE INDEX "ib" ON "A" USING GIN ("b" jsonb_path_ops);
