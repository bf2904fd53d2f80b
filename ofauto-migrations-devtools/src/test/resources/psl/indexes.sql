-- Origin: Prisma schema engine 8.1.0-2.59be4fda12412a79eeb9c2ae727b6aa723593323, from empty to schema
-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "I" (
    "id" INTEGER NOT NULL,
    "a" TEXT NOT NULL,
    "b" TEXT NOT NULL,
    "c" JSONB NOT NULL,
    "d" TEXT[],
    "e" INET NOT NULL,
    "f" INTEGER NOT NULL,
    "g" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "custom_pk" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "u_a" ON "I"("a");

-- CreateIndex
CREATE UNIQUE INDEX "I_b_key" ON "I"("b" DESC);

-- CreateIndex
CREATE INDEX "I_a_idx" ON "I"("a");

-- CreateIndex
CREATE INDEX "idx_ab" ON "I"("a", "b" DESC);

-- CreateIndex
CREATE INDEX "I_f_idx" ON "I" USING HASH ("f");

-- CreateIndex
CREATE INDEX "I_c_idx" ON "I" USING GIN ("c");

-- CreateIndex
CREATE INDEX "c_path" ON "I" USING GIN ("c" jsonb_path_ops);

-- CreateIndex
CREATE INDEX "I_d_idx" ON "I" USING GIN ("d");

-- CreateIndex
CREATE INDEX "I_e_idx" ON "I" USING GIST ("e" inet_ops);

-- CreateIndex
CREATE INDEX "e_sp" ON "I" USING SPGIST ("e");

-- CreateIndex
CREATE INDEX "I_f_g_idx" ON "I" USING BRIN ("f", "g");

-- CreateIndex
CREATE INDEX "f_bloom" ON "I" USING BRIN ("f" int4_bloom_ops);

-- CreateIndex
CREATE INDEX "a_trgm" ON "I" USING GIN ("a" gin_trgm_ops);

-- CreateIndex
CREATE INDEX "a_pat" ON "I"("a" text_pattern_ops DESC);

-- CreateIndex
CREATE INDEX "legacy_name" ON "I"("b");

-- CreateIndex
CREATE INDEX "bt" ON "I"("a");

-- CreateIndex
CREATE UNIQUE INDEX "I_a_b_key" ON "I"("a", "b" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "uq_fg" ON "I"("f", "g");
