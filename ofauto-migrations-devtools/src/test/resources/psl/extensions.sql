-- Origin: Prisma schema engine 8.1.0-2.59be4fda12412a79eeb9c2ae727b6aa723593323, from empty to schema
-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateExtension
CREATE EXTENSION IF NOT EXISTS "citext";

-- CreateExtension
CREATE EXTENSION IF NOT EXISTS "hstore" WITH SCHEMA "x";

-- CreateExtension
CREATE EXTENSION IF NOT EXISTS "pg-crypto" WITH SCHEMA "public" VERSION "1.0";

-- CreateExtension
CREATE EXTENSION IF NOT EXISTS "z" WITH VERSION "2";

-- CreateTable
CREATE TABLE "A" (
    "id" INTEGER NOT NULL,

    CONSTRAINT "A_pkey" PRIMARY KEY ("id")
);
