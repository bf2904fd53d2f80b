-- Origin: Prisma schema engine 8.1.0-2.59be4fda12412a79eeb9c2ae727b6aa723593323, from empty to schema
-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "Places" (
    "id" SERIAL NOT NULL,
    "at" point NOT NULL DEFAULT point(0, 0),
    "span" interval NOT NULL DEFAULT '1 day'::interval,
    "stay" daterange DEFAULT 'empty'::daterange,
    "words" tsvector NOT NULL DEFAULT to_tsvector('simple'::regconfig, 'it''s'::text),

    CONSTRAINT "Places_pkey" PRIMARY KEY ("id")
);
