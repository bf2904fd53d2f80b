-- Origin: Prisma schema engine 8.1.0-2.59be4fda12412a79eeb9c2ae727b6aa723593323, from empty to schema
-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "union" AS ENUM ('null', 'true', 'select');

-- CreateTable
CREATE TABLE "Select" (
    "user" INTEGER NOT NULL,
    "table" TEXT NOT NULL,
    "from" TEXT NOT NULL,
    "where" INTEGER,
    "group" INTEGER NOT NULL,
    "order" INTEGER NOT NULL DEFAULT 0,
    "primary" BOOLEAN NOT NULL DEFAULT true,

    CONSTRAINT "Select_pkey" PRIMARY KEY ("user")
);

-- CreateTable
CREATE TABLE "constraint" (
    "all" INTEGER NOT NULL,
    "check" INTEGER NOT NULL,

    CONSTRAINT "constraint_pkey" PRIMARY KEY ("all")
);

-- CreateTable
CREATE TABLE "user" (
    "id" INTEGER NOT NULL,
    "between" "union" NOT NULL DEFAULT 'select',
    "end" "union",
    "limit" "union"[],

    CONSTRAINT "user_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "Select_from_key" ON "Select"("from");

-- CreateIndex
CREATE INDEX "Select_group_order_idx" ON "Select"("group", "order");

-- AddForeignKey
ALTER TABLE "constraint" ADD CONSTRAINT "constraint_check_fkey" FOREIGN KEY ("check") REFERENCES "Select"("user") ON DELETE RESTRICT ON UPDATE CASCADE;
