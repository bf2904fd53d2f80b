-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "A" (
    "model" INTEGER NOT NULL,
    "type" TEXT NOT NULL,
    "enum" TEXT NOT NULL,

    CONSTRAINT "A_pkey" PRIMARY KEY ("model")
);
