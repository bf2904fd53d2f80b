-- Origin: Prisma schema engine 8.1.0-2.59be4fda12412a79eeb9c2ae727b6aa723593323, from empty to schema
-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "role" AS ENUM ('a', 'A');

-- CreateEnum
CREATE TYPE "Role" AS ENUM ('b', 'B');

-- CreateTable
CREATE TABLE "user" (
    "id" INTEGER NOT NULL,
    "Name" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "NAME" TEXT NOT NULL,

    CONSTRAINT "user_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "User" (
    "id" INTEGER NOT NULL,
    "ID" INTEGER NOT NULL,
    "Id" INTEGER NOT NULL,

    CONSTRAINT "User_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "USER" (
    "id" INTEGER NOT NULL,

    CONSTRAINT "USER_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "user_NAME_key" ON "user"("NAME");

-- CreateIndex
CREATE UNIQUE INDEX "User_Id_key" ON "User"("Id");

-- CreateIndex
CREATE INDEX "User_ID_Id_idx" ON "User"("ID", "Id");
