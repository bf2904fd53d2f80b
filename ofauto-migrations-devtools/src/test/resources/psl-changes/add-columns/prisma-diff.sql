-- Origin: Prisma schema engine 8.1.0-2.59be4fda12412a79eeb9c2ae727b6aa723593323, from before.prisma to after.prisma
-- CreateEnum
CREATE TYPE "E" AS ENUM ('X', 'Y');

-- AlterTable
ALTER TABLE "A" ADD COLUMN     "at" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
ADD COLUMN     "def" INTEGER NOT NULL DEFAULT 3,
ADD COLUMN     "e" "E" NOT NULL DEFAULT 'Y',
ADD COLUMN     "es" "E"[],
ADD COLUMN     "list" TEXT[],
ADD COLUMN     "lists" INTEGER[] DEFAULT ARRAY[1]::INTEGER[],
ADD COLUMN     "opt" TEXT,
ADD COLUMN     "seq" SERIAL NOT NULL,
ADD COLUMN     "sh" point,
ADD COLUMN     "up" TIMESTAMP(3);
