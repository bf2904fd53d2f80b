-- Origin: Prisma schema engine 8.1.0-2.59be4fda12412a79eeb9c2ae727b6aa723593323, from empty to schema
-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "Words" (
    "id" INTEGER NOT NULL,
    "hosts" INET[],
    "names" VARCHAR(40)[],
    "any" VARCHAR[],
    "codes" CHAR(2)[],
    "texts" TEXT[],
    "bits" BIT(8)[],
    "masks" VARBIT(16)[],
    "uuids" UUID[],
    "xmls" XML[],

    CONSTRAINT "Words_pkey" PRIMARY KEY ("id")
);
