-- Origin: Prisma schema engine 8.1.0-2.59be4fda12412a79eeb9c2ae727b6aa723593323, from empty to schema
-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "__a__" (
    "id_" INTEGER NOT NULL,
    "x1" INTEGER NOT NULL,
    "x_1" INTEGER NOT NULL,
    "x__1" INTEGER NOT NULL,

    CONSTRAINT "__a___pkey" PRIMARY KEY ("id_")
);

-- CreateTable
CREATE TABLE "2go" (
    "id" INTEGER NOT NULL,
    "1st" TEXT NOT NULL,

    CONSTRAINT "2go_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "_" (
    "i" INTEGER NOT NULL,

    CONSTRAINT "__pkey" PRIMARY KEY ("i")
);

-- CreateIndex
CREATE UNIQUE INDEX "__a___x1_key" ON "__a__"("x1");

-- CreateIndex
CREATE INDEX "__a___x_1_x__1_idx" ON "__a__"("x_1", "x__1");

-- CreateIndex
CREATE UNIQUE INDEX "2go_1st_key" ON "2go"("1st");
