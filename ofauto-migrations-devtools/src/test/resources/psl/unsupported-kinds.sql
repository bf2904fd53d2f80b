-- Origin: Prisma schema engine 8.1.0-2.59be4fda12412a79eeb9c2ae727b6aa723593323, from empty to schema
-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "Shapes" (
    "id" INTEGER NOT NULL,
    "point" point NOT NULL,
    "polygon" polygon,
    "circles" circle[],
    "range" int4range NOT NULL,
    "stay" tstzrange,
    "vector" tsvector NOT NULL,
    "span" interval NOT NULL,
    "net" cidr,
    "mac" macaddr,
    "exact" numeric(12,4) NOT NULL,
    "quoted" "char" NOT NULL,
    "path" jsonpath,
    "lsn" pg_lsn,

    CONSTRAINT "Shapes_pkey" PRIMARY KEY ("id")
);
