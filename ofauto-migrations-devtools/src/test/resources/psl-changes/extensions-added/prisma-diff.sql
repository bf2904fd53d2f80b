-- Origin: Prisma schema engine 8.1.0-2.59be4fda12412a79eeb9c2ae727b6aa723593323, from before.prisma to after.prisma
-- CreateExtension
CREATE EXTENSION IF NOT EXISTS "citext";

-- CreateExtension
CREATE EXTENSION IF NOT EXISTS "pg_trgm";

-- AlterTable
ALTER TABLE "A" ADD COLUMN     "b" TEXT,
ALTER COLUMN "a" SET DATA TYPE CITEXT;

-- CreateIndex
CREATE INDEX "A_b_idx" ON "A" USING GIN ("b" gin_trgm_ops);
