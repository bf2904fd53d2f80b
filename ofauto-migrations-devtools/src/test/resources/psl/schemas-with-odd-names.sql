-- Origin: Prisma schema engine 8.1.0-2.59be4fda12412a79eeb9c2ae727b6aa723593323, from empty to schema
-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "My Schema";

-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "a.b";

-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "it's";

-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "select";

-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "ümlaut";

-- CreateEnum
CREATE TYPE "it's"."E" AS ENUM ('X');

-- CreateTable
CREATE TABLE "My Schema"."One" (
    "id" SERIAL NOT NULL,
    "e" "it's"."E" NOT NULL DEFAULT 'X',

    CONSTRAINT "One_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "select"."Two" (
    "id" INTEGER NOT NULL,
    "oneId" INTEGER NOT NULL,

    CONSTRAINT "Two_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ümlaut"."Three" (
    "id" INTEGER NOT NULL,

    CONSTRAINT "Three_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "a.b"."a.b" (
    "id" INTEGER NOT NULL,

    CONSTRAINT "a.b_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ümlaut"."_ThreeToTwo" (
    "A" INTEGER NOT NULL,
    "B" INTEGER NOT NULL,

    CONSTRAINT "_ThreeToTwo_AB_pkey" PRIMARY KEY ("A","B")
);

-- CreateIndex
CREATE INDEX "_ThreeToTwo_B_index" ON "ümlaut"."_ThreeToTwo"("B");

-- AddForeignKey
ALTER TABLE "select"."Two" ADD CONSTRAINT "Two_oneId_fkey" FOREIGN KEY ("oneId") REFERENCES "My Schema"."One"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ümlaut"."_ThreeToTwo" ADD CONSTRAINT "_ThreeToTwo_A_fkey" FOREIGN KEY ("A") REFERENCES "ümlaut"."Three"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ümlaut"."_ThreeToTwo" ADD CONSTRAINT "_ThreeToTwo_B_fkey" FOREIGN KEY ("B") REFERENCES "select"."Two"("id") ON DELETE CASCADE ON UPDATE CASCADE;
