-- Origin: Prisma schema engine 8.1.0-2.59be4fda12412a79eeb9c2ae727b6aa723593323, from empty to schema
-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "U" (
    "id" INTEGER NOT NULL,
    "a" INTEGER NOT NULL,
    "b" TEXT,
    "c" BOOLEAN NOT NULL,
    "d" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "U_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "U_a_b_key" ON "U"("a", "b");

-- CreateIndex
CREATE UNIQUE INDEX "U_b_a_key" ON "U"("b", "a");

-- CreateIndex
CREATE UNIQUE INDEX "U_a_b_c_d_key" ON "U"("a", "b", "c", "d");

-- CreateIndex
CREATE UNIQUE INDEX "just_a" ON "U"("a");

-- CreateIndex
CREATE UNIQUE INDEX "U_c_d_key" ON "U"("c", "d");

-- CreateIndex
CREATE UNIQUE INDEX "U d,c" ON "U"("d", "c");

-- CreateIndex
CREATE UNIQUE INDEX "U_a_d_key" ON "U"("a" DESC, "d");
