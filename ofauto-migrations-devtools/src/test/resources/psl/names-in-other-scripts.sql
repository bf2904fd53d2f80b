-- Origin: Prisma schema engine 8.1.0-2.59be4fda12412a79eeb9c2ae727b6aa723593323, from empty to schema
-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "Färbe" AS ENUM ('röt', '藍');

-- CreateTable
CREATE TABLE "Kündschaft" (
    "schlüssel" INTEGER NOT NULL,
    "имя" TEXT NOT NULL,
    "城市" TEXT,
    "färbe" "Färbe" NOT NULL DEFAULT '藍',

    CONSTRAINT "Kündschaft_pkey" PRIMARY KEY ("schlüssel")
);

-- CreateTable
CREATE TABLE "注文🚀" (
    "id" INTEGER NOT NULL,
    "κλειδί" INTEGER NOT NULL,

    CONSTRAINT "注文🚀_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "Kündschaft_城市_key" ON "Kündschaft"("城市");

-- CreateIndex
CREATE INDEX "Kündschaft_имя_idx" ON "Kündschaft"("имя");

-- CreateIndex
CREATE UNIQUE INDEX "注文🚀_κλειδί_id_key" ON "注文🚀"("κλειδί", "id");

-- AddForeignKey
ALTER TABLE "注文🚀" ADD CONSTRAINT "注文🚀_κλειδί_fkey" FOREIGN KEY ("κλειδί") REFERENCES "Kündschaft"("schlüssel") ON DELETE RESTRICT ON UPDATE CASCADE;
