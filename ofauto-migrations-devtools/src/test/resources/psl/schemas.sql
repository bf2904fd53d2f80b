-- Origin: Prisma schema engine 8.1.0-2.59be4fda12412a79eeb9c2ae727b6aa723593323, from empty to schema
-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "base";

-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "sales";

-- CreateEnum
CREATE TYPE "sales"."E" AS ENUM ('A');

-- CreateEnum
CREATE TYPE "base"."F" AS ENUM ('B');

-- CreateTable
CREATE TABLE "base"."Zed" (
    "id" INTEGER NOT NULL,
    "e" "sales"."E" NOT NULL,
    "f" "base"."F"[] DEFAULT ARRAY['B']::"base"."F"[],

    CONSTRAINT "Zed_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sales"."Alpha" (
    "id" INTEGER NOT NULL,
    "zId" INTEGER NOT NULL,

    CONSTRAINT "Alpha_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Mid" (
    "id" INTEGER NOT NULL,

    CONSTRAINT "Mid_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sales"."_AlphaToMid" (
    "A" INTEGER NOT NULL,
    "B" INTEGER NOT NULL,

    CONSTRAINT "_AlphaToMid_AB_pkey" PRIMARY KEY ("A","B")
);

-- CreateTable
CREATE TABLE "_MidToZed" (
    "A" INTEGER NOT NULL,
    "B" INTEGER NOT NULL,

    CONSTRAINT "_MidToZed_AB_pkey" PRIMARY KEY ("A","B")
);

-- CreateIndex
CREATE INDEX "Alpha_zId_idx" ON "sales"."Alpha"("zId");

-- CreateIndex
CREATE INDEX "_AlphaToMid_B_index" ON "sales"."_AlphaToMid"("B");

-- CreateIndex
CREATE INDEX "_MidToZed_B_index" ON "_MidToZed"("B");

-- AddForeignKey
ALTER TABLE "sales"."Alpha" ADD CONSTRAINT "Alpha_zId_fkey" FOREIGN KEY ("zId") REFERENCES "base"."Zed"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sales"."_AlphaToMid" ADD CONSTRAINT "_AlphaToMid_A_fkey" FOREIGN KEY ("A") REFERENCES "sales"."Alpha"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sales"."_AlphaToMid" ADD CONSTRAINT "_AlphaToMid_B_fkey" FOREIGN KEY ("B") REFERENCES "Mid"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "_MidToZed" ADD CONSTRAINT "_MidToZed_A_fkey" FOREIGN KEY ("A") REFERENCES "Mid"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "_MidToZed" ADD CONSTRAINT "_MidToZed_B_fkey" FOREIGN KEY ("B") REFERENCES "base"."Zed"("id") ON DELETE CASCADE ON UPDATE CASCADE;
