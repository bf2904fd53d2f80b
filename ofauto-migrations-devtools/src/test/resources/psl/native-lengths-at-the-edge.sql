-- Origin: Prisma schema engine 8.1.0-2.59be4fda12412a79eeb9c2ae727b6aa723593323, from empty to schema
-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "Edges" (
    "id" INTEGER NOT NULL,
    "v1" VARCHAR(1) NOT NULL,
    "vm" VARCHAR(10485760) NOT NULL,
    "c1" CHAR(1) NOT NULL,
    "cm" CHAR(10485760) NOT NULL,
    "b1" BIT(1) NOT NULL,
    "bm" BIT(83886080) NOT NULL,
    "vb1" VARBIT(1) NOT NULL,
    "vbm" VARBIT(83886080) NOT NULL,

    CONSTRAINT "Edges_pkey" PRIMARY KEY ("id")
);
