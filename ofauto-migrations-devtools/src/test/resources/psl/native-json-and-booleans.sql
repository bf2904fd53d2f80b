-- Origin: Prisma schema engine 8.1.0-2.59be4fda12412a79eeb9c2ae727b6aa723593323, from empty to schema
-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "Settings" (
    "id" INTEGER NOT NULL,
    "on" BOOLEAN NOT NULL,
    "onO" BOOLEAN,
    "ons" BOOLEAN[],
    "text" JSON NOT NULL,
    "textO" JSON,
    "texts" JSON[],
    "binary" JSONB NOT NULL,
    "binaryO" JSONB,
    "binarys" JSONB[],

    CONSTRAINT "Settings_pkey" PRIMARY KEY ("id")
);
