-- Origin: Prisma schema engine 8.1.0-2.59be4fda12412a79eeb9c2ae727b6aa723593323, from before.prisma to after.prisma
-- RenameIndex
ALTER INDEX "A_b_key" RENAME TO "b once";

-- RenameIndex
ALTER INDEX "A_a_idx" RENAME TO "by a";
