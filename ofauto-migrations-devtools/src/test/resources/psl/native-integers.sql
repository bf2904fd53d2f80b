-- Origin: Prisma schema engine 8.1.0-2.59be4fda12412a79eeb9c2ae727b6aa723593323, from empty to schema
-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "Numbers" (
    "id" INTEGER NOT NULL,
    "small" SMALLINT NOT NULL,
    "smallOrNone" SMALLINT,
    "smalls" SMALLINT[],
    "plain" INTEGER NOT NULL,
    "plains" INTEGER[],
    "oid" OID NOT NULL,
    "oidOrNone" OID,
    "oids" OID[],
    "big" BIGINT NOT NULL,
    "bigOrNone" BIGINT,
    "bigs" BIGINT[],

    CONSTRAINT "Numbers_pkey" PRIMARY KEY ("id")
);
