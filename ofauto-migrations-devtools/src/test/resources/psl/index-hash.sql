-- Origin: Prisma schema engine 8.1.0-2.59be4fda12412a79eeb9c2ae727b6aa723593323, from empty to schema
-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "Kind" AS ENUM ('A');

-- CreateTable
CREATE TABLE "T" (
    "id" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "kind" "Kind" NOT NULL,
    "num" BIGINT NOT NULL,
    "uuid" UUID NOT NULL,

    CONSTRAINT "T_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "T_text_idx" ON "T" USING HASH ("text");

-- CreateIndex
CREATE INDEX "T_kind_idx" ON "T" USING HASH ("kind");

-- CreateIndex
CREATE INDEX "by num" ON "T" USING HASH ("num");

-- CreateIndex
CREATE INDEX "T_uuid_idx" ON "T" USING HASH ("uuid");
