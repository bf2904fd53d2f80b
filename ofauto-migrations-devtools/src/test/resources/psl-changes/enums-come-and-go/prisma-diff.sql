-- Origin: Prisma schema engine 8.1.0-2.59be4fda12412a79eeb9c2ae727b6aa723593323, from before.prisma to after.prisma
-- CreateEnum
CREATE TYPE "New" AS ENUM ('A', 'B');

-- AlterTable
ALTER TABLE "T" DROP COLUMN "o",
ADD COLUMN     "n" "New" NOT NULL DEFAULT 'B';

-- DropEnum
DROP TYPE "Old";
