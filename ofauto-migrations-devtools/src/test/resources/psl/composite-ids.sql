-- Origin: Prisma schema engine 8.1.0-2.59be4fda12412a79eeb9c2ae727b6aa723593323, from empty to schema
-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "Two" (
    "a" INTEGER NOT NULL,
    "b" TEXT NOT NULL,

    CONSTRAINT "Two_pkey" PRIMARY KEY ("a","b")
);

-- CreateTable
CREATE TABLE "Reversed" (
    "a" INTEGER NOT NULL,
    "b" TEXT NOT NULL,

    CONSTRAINT "Reversed_pkey" PRIMARY KEY ("b","a")
);

-- CreateTable
CREATE TABLE "Named" (
    "a" INTEGER NOT NULL,
    "b" INTEGER NOT NULL,

    CONSTRAINT "Named_pkey" PRIMARY KEY ("a","b")
);

-- CreateTable
CREATE TABLE "Mapped" (
    "column a" INTEGER NOT NULL,
    "column b" INTEGER NOT NULL,

    CONSTRAINT "primary key of Mapped" PRIMARY KEY ("column a","column b")
);

-- CreateTable
CREATE TABLE "Both" (
    "a" INTEGER NOT NULL,
    "b" INTEGER NOT NULL,
    "c" DATE NOT NULL,
    "d" UUID NOT NULL,

    CONSTRAINT "Both_all" PRIMARY KEY ("d","c","b","a")
);

-- CreateTable
CREATE TABLE "Single" (
    "a" INTEGER NOT NULL,
    "b" INTEGER NOT NULL,

    CONSTRAINT "Single_pkey" PRIMARY KEY ("a")
);
