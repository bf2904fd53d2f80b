-- Origin: Prisma schema engine 8.1.0-2.59be4fda12412a79eeb9c2ae727b6aa723593323, from empty to schema
-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "Amounts" (
    "id" INTEGER NOT NULL,
    "exact" DECIMAL(10,2) NOT NULL,
    "whole" DECIMAL(8,0) NOT NULL,
    "unbounded" DECIMAL NOT NULL,
    "widest" DECIMAL(1000,1000) NOT NULL,
    "narrowest" DECIMAL(1,0) NOT NULL,
    "fraction" DECIMAL(5,5),
    "exacts" DECIMAL(10,2)[],
    "money" MONEY NOT NULL,
    "moneyOrNone" MONEY,
    "moneys" MONEY[],

    CONSTRAINT "Amounts_pkey" PRIMARY KEY ("id")
);
