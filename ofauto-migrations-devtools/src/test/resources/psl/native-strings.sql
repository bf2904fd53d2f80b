-- Origin: Prisma schema engine 8.1.0-2.59be4fda12412a79eeb9c2ae727b6aa723593323, from empty to schema
-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "Words" (
    "id" UUID NOT NULL,
    "host" INET NOT NULL,
    "name" VARCHAR(40) NOT NULL,
    "any" VARCHAR NOT NULL,
    "code" CHAR(2) NOT NULL,
    "letter" CHAR NOT NULL,
    "text" TEXT NOT NULL,
    "bits" BIT(8) NOT NULL,
    "bit" BIT NOT NULL,
    "mask" VARBIT(16) NOT NULL,
    "masks" VARBIT NOT NULL,
    "uuid" UUID NOT NULL,
    "xml" XML NOT NULL,
    "hostO" INET,
    "nameO" VARCHAR(40),
    "codeO" CHAR(2),
    "textO" TEXT,
    "bitsO" BIT(8),
    "maskO" VARBIT(16),
    "uuidO" UUID,
    "xmlO" XML,

    CONSTRAINT "Words_pkey" PRIMARY KEY ("id")
);
