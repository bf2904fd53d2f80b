-- Origin: Prisma schema engine 8.1.0-2.59be4fda12412a79eeb9c2ae727b6aa723593323, from empty to schema
-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "A" (
    "model" INTEGER NOT NULL,
    "type" TEXT NOT NULL,
    "enum" TEXT NOT NULL,

    CONSTRAINT "A_pkey" PRIMARY KEY ("model")
);
