-- Origin: Prisma schema engine 8.1.0-2.59be4fda12412a79eeb9c2ae727b6aa723593323, from empty to schema
-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "Clock" (
    "id" INTEGER NOT NULL,
    "ts" TIMESTAMP[],
    "ts6" TIMESTAMP(6)[],
    "tz" TIMESTAMPTZ[],
    "tz0" TIMESTAMPTZ(0)[],
    "dates" DATE[],
    "t" TIME(3)[],
    "ttz" TIMETZ(3)[],

    CONSTRAINT "Clock_pkey" PRIMARY KEY ("id")
);
