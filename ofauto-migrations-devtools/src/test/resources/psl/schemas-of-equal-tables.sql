-- Origin: Prisma schema engine 8.1.0-2.59be4fda12412a79eeb9c2ae727b6aa723593323, from empty to schema
-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "a";

-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "b";

-- CreateEnum
CREATE TYPE "a"."State" AS ENUM ('ON');

-- CreateEnum
CREATE TYPE "b"."State" AS ENUM ('ON', 'OFF');

-- CreateTable
CREATE TABLE "a"."User" (
    "id" INTEGER NOT NULL,
    "email" TEXT NOT NULL,
    "state" "a"."State" NOT NULL DEFAULT 'ON',

    CONSTRAINT "User_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "b"."User" (
    "id" INTEGER NOT NULL,
    "email" TEXT NOT NULL,
    "state" "b"."State" NOT NULL DEFAULT 'OFF',
    "aId" INTEGER NOT NULL,

    CONSTRAINT "User_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "User_email_key" ON "a"."User"("email");

-- CreateIndex
CREATE INDEX "User_email_state_idx" ON "a"."User"("email", "state");

-- CreateIndex
CREATE UNIQUE INDEX "User_email_key" ON "b"."User"("email");

-- CreateIndex
CREATE INDEX "User_email_state_idx" ON "b"."User"("email", "state");

-- AddForeignKey
ALTER TABLE "b"."User" ADD CONSTRAINT "User_aId_fkey" FOREIGN KEY ("aId") REFERENCES "a"."User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
