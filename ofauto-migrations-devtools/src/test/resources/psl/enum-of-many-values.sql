-- Origin: Prisma schema engine 8.1.0-2.59be4fda12412a79eeb9c2ae727b6aa723593323, from empty to schema
-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "iso_country" AS ENUM ('AD', 'AE', 'AF', 'AG', 'AI', 'AL', 'AM', 'AO', 'AQ', 'AR', 'AS', 'AT', 'AU', 'AW', 'AX', 'AZ', 'BA', 'BB', 'BD', 'BE', 'BF', 'BG', 'BH', 'BI', 'BJ', 'BL', 'BM', 'BN', 'BO', 'BQ', 'BR', 'BS');

-- CreateTable
CREATE TABLE "Address" (
    "id" SERIAL NOT NULL,
    "country" "iso_country" NOT NULL DEFAULT 'AT',
    "former" "iso_country",
    "visited" "iso_country"[],

    CONSTRAINT "Address_pkey" PRIMARY KEY ("id")
);
