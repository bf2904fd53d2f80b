-- Origin: Prisma schema engine 8.1.0-2.59be4fda12412a79eeb9c2ae727b6aa723593323, from empty to schema
-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "Kind" AS ENUM ('A', 'B');

-- CreateTable
CREATE TABLE "T" (
    "id" INTEGER NOT NULL,
    "tags" TEXT[],
    "nums" INTEGER[],
    "kinds" "Kind"[],
    "json" JSONB NOT NULL,
    "jsonO" JSONB,
    "uuids" UUID[],

    CONSTRAINT "T_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "T_tags_idx" ON "T" USING GIN ("tags");

-- CreateIndex
CREATE INDEX "tags_ops" ON "T" USING GIN ("tags" array_ops);

-- CreateIndex
CREATE INDEX "T_nums_idx" ON "T" USING GIN ("nums");

-- CreateIndex
CREATE INDEX "T_kinds_idx" ON "T" USING GIN ("kinds");

-- CreateIndex
CREATE INDEX "T_json_idx" ON "T" USING GIN ("json");

-- CreateIndex
CREATE INDEX "json_path" ON "T" USING GIN ("json" jsonb_path_ops);

-- CreateIndex
CREATE INDEX "T_jsonO_idx" ON "T" USING GIN ("jsonO" jsonb_ops);

-- CreateIndex
CREATE INDEX "T_uuids_idx" ON "T" USING GIN ("uuids" array_ops);

-- CreateIndex
CREATE INDEX "T_tags_json_idx" ON "T" USING GIN ("tags", "json");
