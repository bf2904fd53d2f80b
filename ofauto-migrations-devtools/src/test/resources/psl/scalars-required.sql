-- Origin: Prisma schema engine 8.1.0-2.59be4fda12412a79eeb9c2ae727b6aa723593323, from empty to schema
-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "Everything" (
    "id" INTEGER NOT NULL,
    "int" INTEGER NOT NULL,
    "bigInt" BIGINT NOT NULL,
    "float" DOUBLE PRECISION NOT NULL,
    "decimal" DECIMAL(65,30) NOT NULL,
    "boolean" BOOLEAN NOT NULL,
    "string" TEXT NOT NULL,
    "dateTime" TIMESTAMP(3) NOT NULL,
    "bytes" BYTEA NOT NULL,
    "json" JSONB NOT NULL,

    CONSTRAINT "Everything_pkey" PRIMARY KEY ("id")
);
