-- Origin: Prisma schema engine 8.1.0-2.59be4fda12412a79eeb9c2ae727b6aa723593323, from empty to schema
-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "Color" AS ENUM ('RED', 'light green');

-- CreateTable
CREATE TABLE "Lists" (
    "id" INTEGER NOT NULL,
    "ints" INTEGER[] DEFAULT ARRAY[1, -2, 3]::INTEGER[],
    "bigs" BIGINT[] DEFAULT ARRAY[1, 9007199254740993]::BIGINT[],
    "floats" DOUBLE PRECISION[] DEFAULT ARRAY[0.5, 1, -2.25]::DOUBLE PRECISION[],
    "decs" DECIMAL(6,2)[] DEFAULT ARRAY[1.10, 2.20]::DECIMAL(6,2)[],
    "bools" BOOLEAN[] DEFAULT ARRAY[true, false]::BOOLEAN[],
    "words" TEXT[] DEFAULT ARRAY['a', '', 'it''s', 'a,b', '{c}', '"d"', 'NULL']::TEXT[],
    "codes" CHAR(1)[] DEFAULT ARRAY['x', 'y']::CHAR(1)[],
    "uuids" UUID[] DEFAULT ARRAY['00000000-0000-0000-0000-000000000000']::UUID[],
    "colors" "Color"[] DEFAULT ARRAY['RED', 'light green']::"Color"[],
    "one" "Color"[] DEFAULT ARRAY['light green']::"Color"[],

    CONSTRAINT "Lists_pkey" PRIMARY KEY ("id")
);
