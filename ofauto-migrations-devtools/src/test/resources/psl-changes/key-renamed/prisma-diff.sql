-- Origin: Prisma schema engine 8.1.0-2.59be4fda12412a79eeb9c2ae727b6aa723593323, from before.prisma to after.prisma
-- AlterTable
ALTER TABLE "A" RENAME CONSTRAINT "A_pkey" TO "a's key";

-- AlterTable
ALTER TABLE "B" RENAME CONSTRAINT "B_pkey" TO "ab";
