-- Origin: Prisma schema engine 8.1.0-2.59be4fda12412a79eeb9c2ae727b6aa723593323, from empty to schema
-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "user status" AS ENUM ('active', 'not active', 'a "quoted" one', 'back\slash', 'gelöscht', '🚀', '1', 'a,b');

-- CreateEnum
CREATE TYPE "lower" AS ENUM ('a', 'B', 'c_d', 'e1');

-- CreateTable
CREATE TABLE "User" (
    "id" INTEGER NOT NULL,
    "status" "user status" NOT NULL DEFAULT 'not active',
    "other" "user status" DEFAULT 'a "quoted" one',
    "all" "user status"[] DEFAULT ARRAY['gelöscht', '🚀', 'a,b', 'back\slash']::"user status"[],
    "low" "lower" NOT NULL DEFAULT 'c_d',
    "lows" "lower"[] DEFAULT ARRAY['a', 'e1']::"lower"[],

    CONSTRAINT "User_pkey" PRIMARY KEY ("id")
);
