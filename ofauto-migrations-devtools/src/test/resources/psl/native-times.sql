-- Origin: Prisma schema engine 8.1.0-2.59be4fda12412a79eeb9c2ae727b6aa723593323, from empty to schema
-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "Clock" (
    "id" INTEGER NOT NULL,
    "ts" TIMESTAMP NOT NULL,
    "ts0" TIMESTAMP(0) NOT NULL,
    "ts3" TIMESTAMP(3) NOT NULL,
    "ts6" TIMESTAMP(6) NOT NULL,
    "tz" TIMESTAMPTZ NOT NULL,
    "tz0" TIMESTAMPTZ(0) NOT NULL,
    "tz3" TIMESTAMPTZ(3),
    "tz6" TIMESTAMPTZ(6),
    "date" DATE NOT NULL,
    "t" TIME NOT NULL,
    "t0" TIME(0) NOT NULL,
    "t6" TIME(6),
    "ttz" TIMETZ NOT NULL,
    "ttz0" TIMETZ(0) NOT NULL,
    "ttz6" TIMETZ(6),

    CONSTRAINT "Clock_pkey" PRIMARY KEY ("id")
);
