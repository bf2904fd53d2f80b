-- Origin: Prisma schema engine 8.1.0-2.59be4fda12412a79eeb9c2ae727b6aa723593323, from before.prisma to after.prisma
-- DropForeignKey
ALTER TABLE "_AToB" DROP CONSTRAINT "_AToB_A_fkey";

-- DropForeignKey
ALTER TABLE "_AToB" DROP CONSTRAINT "_AToB_B_fkey";

-- DropTable
DROP TABLE "A";

-- DropTable
DROP TABLE "B";

-- DropTable
DROP TABLE "_AToB";

-- DropEnum
DROP TYPE "Role";
