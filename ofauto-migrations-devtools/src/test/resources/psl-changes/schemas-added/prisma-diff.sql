-- Origin: Prisma schema engine 8.1.0-2.59be4fda12412a79eeb9c2ae727b6aa723593323, from before.prisma to after.prisma
-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "other";

-- CreateEnum
CREATE TYPE "other"."E" AS ENUM ('X');

-- CreateTable
CREATE TABLE "other"."B" (
    "id" INTEGER NOT NULL,
    "aId" INTEGER NOT NULL,
    "e" "other"."E" NOT NULL DEFAULT 'X',

    CONSTRAINT "B_pkey" PRIMARY KEY ("id")
);

-- AddForeignKey
ALTER TABLE "other"."B" ADD CONSTRAINT "B_aId_fkey" FOREIGN KEY ("aId") REFERENCES "A"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
