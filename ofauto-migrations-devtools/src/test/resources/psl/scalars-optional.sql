-- Origin: Prisma schema engine 8.1.0-2.59be4fda12412a79eeb9c2ae727b6aa723593323, from empty to schema
-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "Everything" (
    "id" INTEGER NOT NULL,
    "int" INTEGER,
    "bigInt" BIGINT,
    "float" DOUBLE PRECISION,
    "decimal" DECIMAL(65,30),
    "boolean" BOOLEAN,
    "string" TEXT,
    "dateTime" TIMESTAMP(3),
    "bytes" BYTEA,
    "json" JSONB,

    CONSTRAINT "Everything_pkey" PRIMARY KEY ("id")
);
