-- Origin: Prisma schema engine 8.1.0-2.59be4fda12412a79eeb9c2ae727b6aa723593323, from empty to schema
-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "app";

-- CreateExtension
CREATE EXTENSION IF NOT EXISTS "hstore" WITH SCHEMA "ext";

-- CreateExtension
CREATE EXTENSION IF NOT EXISTS "pgcrypto" WITH SCHEMA "ext";

-- CreateTable
CREATE TABLE "app"."Secret" (
    "id" INTEGER NOT NULL,
    "key" UUID NOT NULL DEFAULT ext.gen_random_uuid(),

    CONSTRAINT "Secret_pkey" PRIMARY KEY ("id")
);
