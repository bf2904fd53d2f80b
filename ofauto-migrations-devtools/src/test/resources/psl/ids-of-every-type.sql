-- Origin: Prisma schema engine 8.1.0-2.59be4fda12412a79eeb9c2ae727b6aa723593323, from empty to schema
-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "Code" AS ENUM ('X');

-- CreateTable
CREATE TABLE "WithInt" (
    "id" INTEGER NOT NULL,

    CONSTRAINT "WithInt_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "WithBig" (
    "id" BIGINT NOT NULL,

    CONSTRAINT "WithBig_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "WithString" (
    "id" TEXT NOT NULL,

    CONSTRAINT "WithString_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "WithChar" (
    "id" CHAR(3) NOT NULL,

    CONSTRAINT "WithChar_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "WithUuid" (
    "id" UUID NOT NULL,

    CONSTRAINT "WithUuid_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "WithTime" (
    "id" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "WithTime_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "WithDate" (
    "id" DATE NOT NULL,

    CONSTRAINT "WithDate_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "WithDecimal" (
    "id" DECIMAL(20,0) NOT NULL,

    CONSTRAINT "WithDecimal_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "WithBytes" (
    "id" BYTEA NOT NULL,

    CONSTRAINT "WithBytes_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "WithEnum" (
    "id" "Code" NOT NULL,

    CONSTRAINT "WithEnum_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "WithFloat" (
    "id" DOUBLE PRECISION NOT NULL,

    CONSTRAINT "WithFloat_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "WithBoolean" (
    "id" BOOLEAN NOT NULL,

    CONSTRAINT "WithBoolean_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "WithInet" (
    "id" INET NOT NULL,

    CONSTRAINT "WithInet_pkey" PRIMARY KEY ("id")
);
