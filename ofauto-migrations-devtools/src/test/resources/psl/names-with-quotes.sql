-- Origin: Prisma schema engine 8.1.0-2.59be4fda12412a79eeb9c2ae727b6aa723593323, from empty to schema
-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "state "of" it's" AS ENUM ('it's', 'PLAIN');

-- CreateTable
CREATE TABLE "table "x".'y'" (
    "the "id"" INTEGER NOT NULL,
    "a "name"" TEXT NOT NULL,
    """ "state "of" it's" NOT NULL DEFAULT 'it''s',
    "list" "state "of" it's"[] DEFAULT ARRAY['it''s', 'PLAIN']::"state "of" it's"[],

    CONSTRAINT "table "x".'y'_pkey" PRIMARY KEY ("the "id"")
);

-- CreateTable
CREATE TABLE "Other" (
    "id" INTEGER NOT NULL,
    "ref" INTEGER NOT NULL,

    CONSTRAINT "Other_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "table "x".'y'_a "name"_key" ON "table "x".'y'"("a "name"");

-- CreateIndex
CREATE INDEX "an index "of" it's own" ON "table "x".'y'"("a "name"", """);

-- AddForeignKey
ALTER TABLE "Other" ADD CONSTRAINT "Other_ref_fkey" FOREIGN KEY ("ref") REFERENCES "table "x".'y'"("the "id"") ON DELETE RESTRICT ON UPDATE CASCADE;
