-- Origin: Prisma schema engine 8.1.0-2.59be4fda12412a79eeb9c2ae727b6aa723593323, from empty to schema
-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "Small" (
    "id" SMALLSERIAL NOT NULL,
    "name" TEXT NOT NULL,

    CONSTRAINT "Small_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Plain" (
    "id" SERIAL NOT NULL,
    "name" TEXT NOT NULL,

    CONSTRAINT "Plain_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Integer" (
    "id" SERIAL NOT NULL,

    CONSTRAINT "Integer_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Big" (
    "id" BIGSERIAL NOT NULL,

    CONSTRAINT "Big_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "BigNative" (
    "id" BIGSERIAL NOT NULL,

    CONSTRAINT "BigNative_pkey" PRIMARY KEY ("id")
);
