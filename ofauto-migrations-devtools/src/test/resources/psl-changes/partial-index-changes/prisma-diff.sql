-- Origin: Prisma schema engine 8.1.0-2.59be4fda12412a79eeb9c2ae727b6aa723593323, from before.prisma to after.prisma
-- DropIndex
DROP INDEX "ia";

-- CreateIndex
CREATE INDEX "ia" ON "A"("a") WHERE (b);

-- CreateIndex
CREATE UNIQUE INDEX "A_a_key" ON "A"("a") WHERE ("b" = false);
