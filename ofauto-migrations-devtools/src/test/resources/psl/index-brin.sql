-- Origin: Prisma schema engine 8.1.0-2.59be4fda12412a79eeb9c2ae727b6aa723593323, from empty to schema
-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "Log" (
    "id" BIGSERIAL NOT NULL,
    "at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "day" DATE NOT NULL,
    "level" SMALLINT NOT NULL,
    "amount" DECIMAL(12,2) NOT NULL,
    "host" INET NOT NULL,
    "trace" UUID NOT NULL,
    "message" TEXT NOT NULL,

    CONSTRAINT "Log_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Log_at_idx" ON "Log" USING BRIN ("at");

-- CreateIndex
CREATE INDEX "at_multi" ON "Log" USING BRIN ("at" timestamptz_minmax_multi_ops);

-- CreateIndex
CREATE INDEX "Log_day_level_idx" ON "Log" USING BRIN ("day" date_bloom_ops, "level" int2_minmax_ops);

-- CreateIndex
CREATE INDEX "Log_amount_idx" ON "Log" USING BRIN ("amount" numeric_minmax_multi_ops);

-- CreateIndex
CREATE INDEX "Log_host_idx" ON "Log" USING BRIN ("host" inet_inclusion_ops);

-- CreateIndex
CREATE INDEX "Log_trace_idx" ON "Log" USING BRIN ("trace" uuid_bloom_ops);

-- CreateIndex
CREATE INDEX "Log_message_idx" ON "Log" USING BRIN ("message" text_bloom_ops);
