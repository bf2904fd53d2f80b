-- Origin: Prisma schema engine 8.1.0-2.59be4fda12412a79eeb9c2ae727b6aa723593323, from empty to schema
-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "T" (
    "id" INTEGER NOT NULL,
    "a" INTEGER NOT NULL,
    "b" TEXT,
    "c" TIMESTAMP(3) NOT NULL,
    "d" DECIMAL(65,30) NOT NULL,

    CONSTRAINT "T_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "T_a_idx" ON "T"("a");

-- CreateIndex
CREATE INDEX "T_a_b_idx" ON "T"("a", "b");

-- CreateIndex
CREATE INDEX "T_b_idx" ON "T"("b" ASC);

-- CreateIndex
CREATE INDEX "T_c_idx" ON "T"("c" DESC);

-- CreateIndex
CREATE INDEX "T_a_b_c_idx" ON "T"("a" DESC, "b" ASC, "c" DESC);

-- CreateIndex
CREATE INDEX "T_d_idx" ON "T"("d");

-- CreateIndex
CREATE INDEX "c and d" ON "T"("c", "d");
