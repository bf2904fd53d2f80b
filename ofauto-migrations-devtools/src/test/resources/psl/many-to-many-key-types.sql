-- Origin: Prisma schema engine 8.1.0-2.59be4fda12412a79eeb9c2ae727b6aa723593323, from empty to schema
-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "Code" AS ENUM ('X', 'Y');

-- CreateTable
CREATE TABLE "WithUuid" (
    "id" UUID NOT NULL,

    CONSTRAINT "WithUuid_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "WithBig" (
    "id" BIGSERIAL NOT NULL,

    CONSTRAINT "WithBig_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "WithSmall" (
    "id" SMALLSERIAL NOT NULL,

    CONSTRAINT "WithSmall_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "WithVarchar" (
    "id" VARCHAR(12) NOT NULL,

    CONSTRAINT "WithVarchar_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "WithEnum" (
    "id" "Code" NOT NULL,

    CONSTRAINT "WithEnum_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "WithTime" (
    "id" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "WithTime_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "WithDecimal" (
    "id" DECIMAL(9,3) NOT NULL,

    CONSTRAINT "WithDecimal_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "WithText" (
    "id" TEXT NOT NULL,

    CONSTRAINT "WithText_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "_WithBigToWithUuid" (
    "A" BIGINT NOT NULL,
    "B" UUID NOT NULL,

    CONSTRAINT "_WithBigToWithUuid_AB_pkey" PRIMARY KEY ("A","B")
);

-- CreateTable
CREATE TABLE "_WithBigToWithVarchar" (
    "A" BIGINT NOT NULL,
    "B" VARCHAR(12) NOT NULL,

    CONSTRAINT "_WithBigToWithVarchar_AB_pkey" PRIMARY KEY ("A","B")
);

-- CreateTable
CREATE TABLE "_WithSmallToWithUuid" (
    "A" SMALLINT NOT NULL,
    "B" UUID NOT NULL,

    CONSTRAINT "_WithSmallToWithUuid_AB_pkey" PRIMARY KEY ("A","B")
);

-- CreateTable
CREATE TABLE "_WithEnumToWithSmall" (
    "A" "Code" NOT NULL,
    "B" SMALLINT NOT NULL,

    CONSTRAINT "_WithEnumToWithSmall_AB_pkey" PRIMARY KEY ("A","B")
);

-- CreateTable
CREATE TABLE "_WithEnumToWithText" (
    "A" "Code" NOT NULL,
    "B" TEXT NOT NULL,

    CONSTRAINT "_WithEnumToWithText_AB_pkey" PRIMARY KEY ("A","B")
);

-- CreateTable
CREATE TABLE "_WithTimeToWithVarchar" (
    "A" TIMESTAMPTZ(6) NOT NULL,
    "B" VARCHAR(12) NOT NULL,

    CONSTRAINT "_WithTimeToWithVarchar_AB_pkey" PRIMARY KEY ("A","B")
);

-- CreateTable
CREATE TABLE "_WithDecimalToWithTime" (
    "A" DECIMAL(9,3) NOT NULL,
    "B" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "_WithDecimalToWithTime_AB_pkey" PRIMARY KEY ("A","B")
);

-- CreateIndex
CREATE INDEX "_WithBigToWithUuid_B_index" ON "_WithBigToWithUuid"("B");

-- CreateIndex
CREATE INDEX "_WithBigToWithVarchar_B_index" ON "_WithBigToWithVarchar"("B");

-- CreateIndex
CREATE INDEX "_WithSmallToWithUuid_B_index" ON "_WithSmallToWithUuid"("B");

-- CreateIndex
CREATE INDEX "_WithEnumToWithSmall_B_index" ON "_WithEnumToWithSmall"("B");

-- CreateIndex
CREATE INDEX "_WithEnumToWithText_B_index" ON "_WithEnumToWithText"("B");

-- CreateIndex
CREATE INDEX "_WithTimeToWithVarchar_B_index" ON "_WithTimeToWithVarchar"("B");

-- CreateIndex
CREATE INDEX "_WithDecimalToWithTime_B_index" ON "_WithDecimalToWithTime"("B");

-- AddForeignKey
ALTER TABLE "_WithBigToWithUuid" ADD CONSTRAINT "_WithBigToWithUuid_A_fkey" FOREIGN KEY ("A") REFERENCES "WithBig"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "_WithBigToWithUuid" ADD CONSTRAINT "_WithBigToWithUuid_B_fkey" FOREIGN KEY ("B") REFERENCES "WithUuid"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "_WithBigToWithVarchar" ADD CONSTRAINT "_WithBigToWithVarchar_A_fkey" FOREIGN KEY ("A") REFERENCES "WithBig"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "_WithBigToWithVarchar" ADD CONSTRAINT "_WithBigToWithVarchar_B_fkey" FOREIGN KEY ("B") REFERENCES "WithVarchar"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "_WithSmallToWithUuid" ADD CONSTRAINT "_WithSmallToWithUuid_A_fkey" FOREIGN KEY ("A") REFERENCES "WithSmall"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "_WithSmallToWithUuid" ADD CONSTRAINT "_WithSmallToWithUuid_B_fkey" FOREIGN KEY ("B") REFERENCES "WithUuid"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "_WithEnumToWithSmall" ADD CONSTRAINT "_WithEnumToWithSmall_A_fkey" FOREIGN KEY ("A") REFERENCES "WithEnum"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "_WithEnumToWithSmall" ADD CONSTRAINT "_WithEnumToWithSmall_B_fkey" FOREIGN KEY ("B") REFERENCES "WithSmall"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "_WithEnumToWithText" ADD CONSTRAINT "_WithEnumToWithText_A_fkey" FOREIGN KEY ("A") REFERENCES "WithEnum"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "_WithEnumToWithText" ADD CONSTRAINT "_WithEnumToWithText_B_fkey" FOREIGN KEY ("B") REFERENCES "WithText"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "_WithTimeToWithVarchar" ADD CONSTRAINT "_WithTimeToWithVarchar_A_fkey" FOREIGN KEY ("A") REFERENCES "WithTime"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "_WithTimeToWithVarchar" ADD CONSTRAINT "_WithTimeToWithVarchar_B_fkey" FOREIGN KEY ("B") REFERENCES "WithVarchar"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "_WithDecimalToWithTime" ADD CONSTRAINT "_WithDecimalToWithTime_A_fkey" FOREIGN KEY ("A") REFERENCES "WithDecimal"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "_WithDecimalToWithTime" ADD CONSTRAINT "_WithDecimalToWithTime_B_fkey" FOREIGN KEY ("B") REFERENCES "WithTime"("id") ON DELETE CASCADE ON UPDATE CASCADE;
