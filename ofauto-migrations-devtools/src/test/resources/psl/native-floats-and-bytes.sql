-- Origin: Prisma schema engine 8.1.0-2.59be4fda12412a79eeb9c2ae727b6aa723593323, from empty to schema
-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "Readings" (
    "id" INTEGER NOT NULL,
    "real" REAL NOT NULL,
    "realO" REAL,
    "reals" REAL[],
    "double" DOUBLE PRECISION NOT NULL,
    "doubleO" DOUBLE PRECISION,
    "doubles" DOUBLE PRECISION[],
    "blob" BYTEA NOT NULL,
    "blobO" BYTEA,
    "blobs" BYTEA[],

    CONSTRAINT "Readings_pkey" PRIMARY KEY ("id")
);
