-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "a";

-- CreateTable
CREATE TABLE "a"."N" (
    "id" INTEGER NOT NULL,

    CONSTRAINT "N_pkey" PRIMARY KEY ("id")
);
