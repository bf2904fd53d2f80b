-- Origin: Prisma schema engine 8.1.0-2.59be4fda12412a79eeb9c2ae727b6aa723593323, from empty to schema
-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "Ids" (
    "u" TEXT NOT NULL,
    "u4" UUID NOT NULL,
    "u7" UUID NOT NULL,
    "c" TEXT NOT NULL,
    "c1" VARCHAR(30) NOT NULL,
    "c2" TEXT NOT NULL,
    "n" TEXT NOT NULL,
    "n12" CHAR(12) NOT NULL,
    "ul" TEXT NOT NULL,
    "up" TIMESTAMP(3) NOT NULL,
    "up2" TIMESTAMPTZ(3),

    CONSTRAINT "Ids_pkey" PRIMARY KEY ("u")
);
