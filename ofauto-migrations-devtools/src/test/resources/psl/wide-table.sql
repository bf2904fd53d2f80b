-- Origin: Prisma schema engine 8.1.0-2.59be4fda12412a79eeb9c2ae727b6aa723593323, from empty to schema
-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "Wide" (
    "c01" INTEGER NOT NULL,
    "c02" INTEGER NOT NULL,
    "c03" TEXT,
    "c04" BOOLEAN NOT NULL DEFAULT false,
    "c05" TIMESTAMP(3),
    "c06" DECIMAL(65,30),
    "c07" DOUBLE PRECISION,
    "c08" JSONB,
    "c09" BYTEA,
    "c10" BIGINT,
    "c11" TEXT NOT NULL DEFAULT 'a',
    "c12" TEXT NOT NULL DEFAULT 'b',
    "c13" INTEGER NOT NULL DEFAULT 13,
    "c14" INTEGER NOT NULL DEFAULT 14,
    "c15" INTEGER,
    "c16" INTEGER,
    "c17" INTEGER,
    "c18" INTEGER,
    "c19" INTEGER,
    "c20" INTEGER,
    "c21" TEXT[],
    "c22" TEXT[],
    "c23" VARCHAR(23) NOT NULL,
    "c24" CHAR(24) NOT NULL,
    "c25" DATE NOT NULL,
    "c26" TIME(0) NOT NULL,
    "c27" REAL NOT NULL,
    "c28" SMALLINT NOT NULL,
    "c29" UUID NOT NULL,
    "c30" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Wide_pkey" PRIMARY KEY ("c01")
);

-- CreateIndex
CREATE INDEX "Wide_c02_c03_c04_c05_c06_c07_c10_c11_c12_c13_idx" ON "Wide"("c02", "c03", "c04", "c05", "c06", "c07", "c10", "c11", "c12", "c13");

-- CreateIndex
CREATE UNIQUE INDEX "Wide_c02_c13_c14_c15_c16_c17_c18_c19_key" ON "Wide"("c02", "c13", "c14", "c15", "c16", "c17", "c18", "c19");
