-- Origin: Prisma schema engine 8.1.0-2.59be4fda12412a79eeb9c2ae727b6aa723593323, from empty to schema
-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "Color" AS ENUM ('RED', 'GREEN');

-- CreateTable
CREATE TABLE "Lists" (
    "id" INTEGER NOT NULL,
    "ints" INTEGER[] DEFAULT ARRAY[]::INTEGER[],
    "bigs" BIGINT[] DEFAULT ARRAY[]::BIGINT[],
    "floats" DOUBLE PRECISION[] DEFAULT ARRAY[]::DOUBLE PRECISION[],
    "decs" DECIMAL(65,30)[] DEFAULT ARRAY[]::DECIMAL(65,30)[],
    "bools" BOOLEAN[] DEFAULT ARRAY[]::BOOLEAN[],
    "words" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "chars" VARCHAR(5)[] DEFAULT ARRAY[]::VARCHAR(5)[],
    "times" TIMESTAMP(3)[] DEFAULT ARRAY[]::TIMESTAMP(3)[],
    "bytes" BYTEA[] DEFAULT ARRAY[]::BYTEA[],
    "jsons" JSONB[] DEFAULT ARRAY[]::JSONB[],
    "colors" "Color"[] DEFAULT ARRAY[]::"Color"[],

    CONSTRAINT "Lists_pkey" PRIMARY KEY ("id")
);
