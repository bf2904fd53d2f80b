-- Origin: Prisma schema engine 8.1.0-2.59be4fda12412a79eeb9c2ae727b6aa723593323, from empty to schema
-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "AnExceedinglyLongModelNameThatStandsFirst" (
    "id" INTEGER NOT NULL,

    CONSTRAINT "AnExceedinglyLongModelNameThatStandsFirst_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AnotherExceedinglyLongModelNameThatStandsNext" (
    "id" INTEGER NOT NULL,

    CONSTRAINT "AnotherExceedinglyLongModelNameThatStandsNext_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Short" (
    "id" INTEGER NOT NULL,

    CONSTRAINT "Short_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "_AnExceedinglyLongModelNameThatStandsFirstToAnotherExceedinglyL" (
    "A" INTEGER NOT NULL,
    "B" INTEGER NOT NULL,

    CONSTRAINT "_AnExceedinglyLongModelNameThatStandsFirstToAnotherExce_AB_pkey" PRIMARY KEY ("A","B")
);

-- CreateTable
CREATE TABLE "_ARelationNameOfExactlySixtyTwoBytesSoThatTheUnderscoreMakes63" (
    "A" INTEGER NOT NULL,
    "B" INTEGER NOT NULL,

    CONSTRAINT "_ARelationNameOfExactlySixtyTwoBytesSoThatTheUnderscore_AB_pkey" PRIMARY KEY ("A","B")
);

-- CreateIndex
CREATE INDEX "_AnExceedinglyLongModelNameThatStandsFirstToAnotherExce_B_index" ON "_AnExceedinglyLongModelNameThatStandsFirstToAnotherExceedinglyL"("B");

-- CreateIndex
CREATE INDEX "_ARelationNameOfExactlySixtyTwoBytesSoThatTheUnderscore_B_index" ON "_ARelationNameOfExactlySixtyTwoBytesSoThatTheUnderscoreMakes63"("B");

-- AddForeignKey
ALTER TABLE "_AnExceedinglyLongModelNameThatStandsFirstToAnotherExceedinglyL" ADD CONSTRAINT "_AnExceedinglyLongModelNameThatStandsFirstToAnotherExcee_A_fkey" FOREIGN KEY ("A") REFERENCES "AnExceedinglyLongModelNameThatStandsFirst"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "_AnExceedinglyLongModelNameThatStandsFirstToAnotherExceedinglyL" ADD CONSTRAINT "_AnExceedinglyLongModelNameThatStandsFirstToAnotherExcee_B_fkey" FOREIGN KEY ("B") REFERENCES "AnotherExceedinglyLongModelNameThatStandsNext"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "_ARelationNameOfExactlySixtyTwoBytesSoThatTheUnderscoreMakes63" ADD CONSTRAINT "_ARelationNameOfExactlySixtyTwoBytesSoThatTheUnderscoreM_A_fkey" FOREIGN KEY ("A") REFERENCES "AnotherExceedinglyLongModelNameThatStandsNext"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "_ARelationNameOfExactlySixtyTwoBytesSoThatTheUnderscoreMakes63" ADD CONSTRAINT "_ARelationNameOfExactlySixtyTwoBytesSoThatTheUnderscoreM_B_fkey" FOREIGN KEY ("B") REFERENCES "Short"("id") ON DELETE CASCADE ON UPDATE CASCADE;
