-- Origin: Prisma schema engine 8.1.0-2.59be4fda12412a79eeb9c2ae727b6aa723593323, from empty to schema
-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateExtension
CREATE EXTENSION IF NOT EXISTS "btree_gin";

-- CreateExtension
CREATE EXTENSION IF NOT EXISTS "btree_gist";

-- CreateExtension
CREATE EXTENSION IF NOT EXISTS "pg_trgm";

-- CreateTable
CREATE TABLE "T" (
    "id" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "code" VARCHAR(9) NOT NULL,
    "num" INTEGER NOT NULL,
    "json" JSONB NOT NULL,

    CONSTRAINT "T_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "T_name_idx" ON "T" USING GIN ("name" gin_trgm_ops);

-- CreateIndex
CREATE INDEX "name_gist" ON "T" USING GIST ("name" gist_trgm_ops);

-- CreateIndex
CREATE INDEX "name_like" ON "T"("name" text_pattern_ops);

-- CreateIndex
CREATE INDEX "T_code_idx" ON "T"("code" varchar_pattern_ops DESC);

-- CreateIndex
CREATE INDEX "T_num_name_idx" ON "T" USING GIN ("num" int4_ops, "name" gin_trgm_ops);

-- CreateIndex
CREATE INDEX "T_num_idx" ON "T" USING GIST ("num" gist_int4_ops);

-- CreateIndex
CREATE INDEX "T_json_idx" ON "T" USING GIN ("json" jsonb_path_ops);
