-- Origin: Prisma schema engine 8.1.0-2.59be4fda12412a79eeb9c2ae727b6aa723593323, from empty to schema
-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "Classes" (
    "id" INTEGER NOT NULL,
    "bit" BIT(3) NOT NULL,
    "varbit" VARBIT(3) NOT NULL,
    "bpchar" CHAR(3) NOT NULL,
    "bytea" BYTEA NOT NULL,
    "date" DATE NOT NULL,
    "f4" REAL NOT NULL,
    "f8" DOUBLE PRECISION NOT NULL,
    "inet" INET NOT NULL,
    "i2" SMALLINT NOT NULL,
    "i4" INTEGER NOT NULL,
    "i8" BIGINT NOT NULL,
    "num" DECIMAL(65,30) NOT NULL,
    "oid" OID NOT NULL,
    "ts" TIMESTAMP(3) NOT NULL,
    "tstz" TIMESTAMPTZ NOT NULL,
    "time" TIME NOT NULL,
    "timetz" TIMETZ NOT NULL,
    "uuid" UUID NOT NULL,
    "text" TEXT NOT NULL,
    "json" JSONB NOT NULL,
    "list" INTEGER[],

    CONSTRAINT "Classes_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Classes_bit_idx" ON "Classes" USING BRIN ("bit");

-- CreateIndex
CREATE INDEX "bit_BitMinMaxOps" ON "Classes" USING BRIN ("bit" bit_minmax_ops);

-- CreateIndex
CREATE INDEX "Classes_varbit_idx" ON "Classes" USING BRIN ("varbit");

-- CreateIndex
CREATE INDEX "varbit_VarBitMinMaxOps" ON "Classes" USING BRIN ("varbit" varbit_minmax_ops);

-- CreateIndex
CREATE INDEX "Classes_bpchar_idx" ON "Classes" USING BRIN ("bpchar");

-- CreateIndex
CREATE INDEX "bpchar_BpcharBloomOps" ON "Classes" USING BRIN ("bpchar" bpchar_bloom_ops);

-- CreateIndex
CREATE INDEX "bpchar_BpcharMinMaxOps" ON "Classes" USING BRIN ("bpchar" bpchar_minmax_ops);

-- CreateIndex
CREATE INDEX "Classes_bytea_idx" ON "Classes" USING BRIN ("bytea");

-- CreateIndex
CREATE INDEX "bytea_ByteaBloomOps" ON "Classes" USING BRIN ("bytea" bytea_bloom_ops);

-- CreateIndex
CREATE INDEX "bytea_ByteaMinMaxOps" ON "Classes" USING BRIN ("bytea" bytea_minmax_ops);

-- CreateIndex
CREATE INDEX "Classes_date_idx" ON "Classes" USING BRIN ("date");

-- CreateIndex
CREATE INDEX "date_DateBloomOps" ON "Classes" USING BRIN ("date" date_bloom_ops);

-- CreateIndex
CREATE INDEX "date_DateMinMaxOps" ON "Classes" USING BRIN ("date" date_minmax_ops);

-- CreateIndex
CREATE INDEX "date_DateMinMaxMultiOps" ON "Classes" USING BRIN ("date" date_minmax_multi_ops);

-- CreateIndex
CREATE INDEX "Classes_f4_idx" ON "Classes" USING BRIN ("f4");

-- CreateIndex
CREATE INDEX "f4_Float4BloomOps" ON "Classes" USING BRIN ("f4" float4_bloom_ops);

-- CreateIndex
CREATE INDEX "f4_Float4MinMaxOps" ON "Classes" USING BRIN ("f4" float4_minmax_ops);

-- CreateIndex
CREATE INDEX "f4_Float4MinMaxMultiOps" ON "Classes" USING BRIN ("f4" float4_minmax_multi_ops);

-- CreateIndex
CREATE INDEX "Classes_f8_idx" ON "Classes" USING BRIN ("f8");

-- CreateIndex
CREATE INDEX "f8_Float8BloomOps" ON "Classes" USING BRIN ("f8" float8_bloom_ops);

-- CreateIndex
CREATE INDEX "f8_Float8MinMaxOps" ON "Classes" USING BRIN ("f8" float8_minmax_ops);

-- CreateIndex
CREATE INDEX "f8_Float8MinMaxMultiOps" ON "Classes" USING BRIN ("f8" float8_minmax_multi_ops);

-- CreateIndex
CREATE INDEX "Classes_inet_idx" ON "Classes" USING BRIN ("inet");

-- CreateIndex
CREATE INDEX "inet_InetBloomOps" ON "Classes" USING BRIN ("inet" inet_bloom_ops);

-- CreateIndex
CREATE INDEX "inet_InetMinMaxOps" ON "Classes" USING BRIN ("inet" inet_minmax_ops);

-- CreateIndex
CREATE INDEX "inet_InetMinMaxMultiOps" ON "Classes" USING BRIN ("inet" inet_minmax_multi_ops);

-- CreateIndex
CREATE INDEX "inet_InetInclusionOps" ON "Classes" USING BRIN ("inet" inet_inclusion_ops);

-- CreateIndex
CREATE INDEX "Classes_i2_idx" ON "Classes" USING BRIN ("i2");

-- CreateIndex
CREATE INDEX "i2_Int2BloomOps" ON "Classes" USING BRIN ("i2" int2_bloom_ops);

-- CreateIndex
CREATE INDEX "i2_Int2MinMaxOps" ON "Classes" USING BRIN ("i2" int2_minmax_ops);

-- CreateIndex
CREATE INDEX "i2_Int2MinMaxMultiOps" ON "Classes" USING BRIN ("i2" int2_minmax_multi_ops);

-- CreateIndex
CREATE INDEX "Classes_i4_idx" ON "Classes" USING BRIN ("i4");

-- CreateIndex
CREATE INDEX "i4_Int4BloomOps" ON "Classes" USING BRIN ("i4" int4_bloom_ops);

-- CreateIndex
CREATE INDEX "i4_Int4MinMaxOps" ON "Classes" USING BRIN ("i4" int4_minmax_ops);

-- CreateIndex
CREATE INDEX "i4_Int4MinMaxMultiOps" ON "Classes" USING BRIN ("i4" int4_minmax_multi_ops);

-- CreateIndex
CREATE INDEX "Classes_i8_idx" ON "Classes" USING BRIN ("i8");

-- CreateIndex
CREATE INDEX "i8_Int8BloomOps" ON "Classes" USING BRIN ("i8" int8_bloom_ops);

-- CreateIndex
CREATE INDEX "i8_Int8MinMaxOps" ON "Classes" USING BRIN ("i8" int8_minmax_ops);

-- CreateIndex
CREATE INDEX "i8_Int8MinMaxMultiOps" ON "Classes" USING BRIN ("i8" int8_minmax_multi_ops);

-- CreateIndex
CREATE INDEX "Classes_num_idx" ON "Classes" USING BRIN ("num");

-- CreateIndex
CREATE INDEX "num_NumericBloomOps" ON "Classes" USING BRIN ("num" numeric_bloom_ops);

-- CreateIndex
CREATE INDEX "num_NumericMinMaxOps" ON "Classes" USING BRIN ("num" numeric_minmax_ops);

-- CreateIndex
CREATE INDEX "num_NumericMinMaxMultiOps" ON "Classes" USING BRIN ("num" numeric_minmax_multi_ops);

-- CreateIndex
CREATE INDEX "Classes_oid_idx" ON "Classes" USING BRIN ("oid");

-- CreateIndex
CREATE INDEX "oid_OidBloomOps" ON "Classes" USING BRIN ("oid" oid_bloom_ops);

-- CreateIndex
CREATE INDEX "oid_OidMinMaxOps" ON "Classes" USING BRIN ("oid" oid_minmax_ops);

-- CreateIndex
CREATE INDEX "oid_OidMinMaxMultiOps" ON "Classes" USING BRIN ("oid" oid_minmax_multi_ops);

-- CreateIndex
CREATE INDEX "Classes_ts_idx" ON "Classes" USING BRIN ("ts");

-- CreateIndex
CREATE INDEX "ts_TimestampBloomOps" ON "Classes" USING BRIN ("ts" timestamp_bloom_ops);

-- CreateIndex
CREATE INDEX "ts_TimestampMinMaxOps" ON "Classes" USING BRIN ("ts" timestamp_minmax_ops);

-- CreateIndex
CREATE INDEX "ts_TimestampMinMaxMultiOps" ON "Classes" USING BRIN ("ts" timestamp_minmax_multi_ops);

-- CreateIndex
CREATE INDEX "Classes_tstz_idx" ON "Classes" USING BRIN ("tstz");

-- CreateIndex
CREATE INDEX "tstz_TimestampTzBloomOps" ON "Classes" USING BRIN ("tstz" timestamptz_bloom_ops);

-- CreateIndex
CREATE INDEX "tstz_TimestampTzMinMaxOps" ON "Classes" USING BRIN ("tstz" timestamptz_minmax_ops);

-- CreateIndex
CREATE INDEX "tstz_TimestampTzMinMaxMultiOps" ON "Classes" USING BRIN ("tstz" timestamptz_minmax_multi_ops);

-- CreateIndex
CREATE INDEX "Classes_time_idx" ON "Classes" USING BRIN ("time");

-- CreateIndex
CREATE INDEX "time_TimeBloomOps" ON "Classes" USING BRIN ("time" time_bloom_ops);

-- CreateIndex
CREATE INDEX "time_TimeMinMaxOps" ON "Classes" USING BRIN ("time" time_minmax_ops);

-- CreateIndex
CREATE INDEX "time_TimeMinMaxMultiOps" ON "Classes" USING BRIN ("time" time_minmax_multi_ops);

-- CreateIndex
CREATE INDEX "Classes_timetz_idx" ON "Classes" USING BRIN ("timetz");

-- CreateIndex
CREATE INDEX "timetz_TimeTzBloomOps" ON "Classes" USING BRIN ("timetz" timetz_bloom_ops);

-- CreateIndex
CREATE INDEX "timetz_TimeTzMinMaxOps" ON "Classes" USING BRIN ("timetz" timetz_minmax_ops);

-- CreateIndex
CREATE INDEX "timetz_TimeTzMinMaxMultiOps" ON "Classes" USING BRIN ("timetz" timetz_minmax_multi_ops);

-- CreateIndex
CREATE INDEX "Classes_uuid_idx" ON "Classes" USING BRIN ("uuid");

-- CreateIndex
CREATE INDEX "uuid_UuidBloomOps" ON "Classes" USING BRIN ("uuid" uuid_bloom_ops);

-- CreateIndex
CREATE INDEX "uuid_UuidMinMaxOps" ON "Classes" USING BRIN ("uuid" uuid_minmax_ops);

-- CreateIndex
CREATE INDEX "uuid_UuidMinMaxMultiOps" ON "Classes" USING BRIN ("uuid" uuid_minmax_multi_ops);

-- CreateIndex
CREATE INDEX "Classes_text_idx" ON "Classes" USING BRIN ("text");

-- CreateIndex
CREATE INDEX "text_TextBloomOps" ON "Classes" USING BRIN ("text" text_bloom_ops);

-- CreateIndex
CREATE INDEX "text_TextMinMaxOps" ON "Classes" USING BRIN ("text" text_minmax_ops);

-- CreateIndex
CREATE INDEX "j1" ON "Classes" USING GIN ("json" jsonb_ops);

-- CreateIndex
CREATE INDEX "j2" ON "Classes" USING GIN ("json" jsonb_path_ops);

-- CreateIndex
CREATE INDEX "l1" ON "Classes" USING GIN ("list" array_ops);

-- CreateIndex
CREATE INDEX "n1" ON "Classes" USING SPGIST ("inet" inet_ops);

-- CreateIndex
CREATE INDEX "t1" ON "Classes" USING SPGIST ("text" text_ops);

-- CreateIndex
CREATE INDEX "t2" ON "Classes" USING SPGIST ("text");
