-- Origin: Prisma schema engine 8.1.0-2.59be4fda12412a79eeb9c2ae727b6aa723593323, from before.prisma to after.prisma
-- AlterTable
ALTER TABLE "A" ALTER COLUMN "id" DROP DEFAULT,
ALTER COLUMN "n" SET DEFAULT 7,
ALTER COLUMN "n" DROP DEFAULT;
DROP SEQUENCE "";
DROP SEQUENCE "";
