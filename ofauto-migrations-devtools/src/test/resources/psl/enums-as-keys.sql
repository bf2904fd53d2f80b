-- Origin: Prisma schema engine 8.1.0-2.59be4fda12412a79eeb9c2ae727b6aa723593323, from empty to schema
-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "Language" AS ENUM ('DE', 'EN', 'FR');

-- CreateEnum
CREATE TYPE "Kind" AS ENUM ('SHORT', 'LONG');

-- CreateTable
CREATE TABLE "Locale" (
    "code" "Language" NOT NULL,
    "kind" "Kind" NOT NULL,

    CONSTRAINT "Locale_pkey" PRIMARY KEY ("code")
);

-- CreateTable
CREATE TABLE "Text" (
    "language" "Language" NOT NULL,
    "kind" "Kind" NOT NULL,
    "key" TEXT NOT NULL,
    "value" TEXT NOT NULL,

    CONSTRAINT "Text_pkey" PRIMARY KEY ("language","kind","key")
);

-- CreateIndex
CREATE UNIQUE INDEX "Locale_kind_key" ON "Locale"("kind");

-- CreateIndex
CREATE INDEX "Text_kind_idx" ON "Text"("kind");

-- CreateIndex
CREATE INDEX "Text_language_idx" ON "Text" USING HASH ("language");

-- CreateIndex
CREATE UNIQUE INDEX "Text_kind_value_key" ON "Text"("kind", "value");

-- AddForeignKey
ALTER TABLE "Text" ADD CONSTRAINT "Text_language_fkey" FOREIGN KEY ("language") REFERENCES "Locale"("code") ON DELETE RESTRICT ON UPDATE CASCADE;
