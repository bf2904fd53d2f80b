-- Origin: Prisma schema engine 8.1.0-2.59be4fda12412a79eeb9c2ae727b6aa723593323, from empty to schema
-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "Unused" AS ENUM ('ONE');

-- CreateEnum
CREATE TYPE "_other" AS ENUM ('A', 'B');
