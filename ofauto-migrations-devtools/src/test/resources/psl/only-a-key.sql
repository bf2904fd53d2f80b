-- Origin: Prisma schema engine 8.1.0-2.59be4fda12412a79eeb9c2ae727b6aa723593323, from empty to schema
-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "Key" (
    "k" INTEGER NOT NULL,

    CONSTRAINT "Key_pkey" PRIMARY KEY ("k")
);

-- CreateTable
CREATE TABLE "Auto" (
    "k" SERIAL NOT NULL,

    CONSTRAINT "Auto_pkey" PRIMARY KEY ("k")
);
