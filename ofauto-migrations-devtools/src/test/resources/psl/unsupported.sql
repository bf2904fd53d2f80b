-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "A" (
    "id" INTEGER NOT NULL,
    "x" point NOT NULL,

    CONSTRAINT "A_pkey" PRIMARY KEY ("id")
);
