-- Origin: Prisma schema engine 8.1.0-2.59be4fda12412a79eeb9c2ae727b6aa723593323, from empty to schema
-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "b" (
    "id" INTEGER NOT NULL,

    CONSTRAINT "b_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "A" (
    "id" INTEGER NOT NULL,

    CONSTRAINT "A_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "B" (
    "id" INTEGER NOT NULL,

    CONSTRAINT "B_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Z" (
    "id" INTEGER NOT NULL,

    CONSTRAINT "Z_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "a_1" (
    "id" INTEGER NOT NULL,

    CONSTRAINT "a_1_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "_ATob" (
    "A" INTEGER NOT NULL,
    "B" INTEGER NOT NULL,

    CONSTRAINT "_ATob_AB_pkey" PRIMARY KEY ("A","B")
);

-- CreateTable
CREATE TABLE "_AToZ" (
    "A" INTEGER NOT NULL,
    "B" INTEGER NOT NULL,

    CONSTRAINT "_AToZ_AB_pkey" PRIMARY KEY ("A","B")
);

-- CreateTable
CREATE TABLE "_BTob" (
    "A" INTEGER NOT NULL,
    "B" INTEGER NOT NULL,

    CONSTRAINT "_BTob_AB_pkey" PRIMARY KEY ("A","B")
);

-- CreateTable
CREATE TABLE "_a_1Tob" (
    "A" INTEGER NOT NULL,
    "B" INTEGER NOT NULL,

    CONSTRAINT "_a_1Tob_AB_pkey" PRIMARY KEY ("A","B")
);

-- CreateIndex
CREATE INDEX "_ATob_B_index" ON "_ATob"("B");

-- CreateIndex
CREATE INDEX "_AToZ_B_index" ON "_AToZ"("B");

-- CreateIndex
CREATE INDEX "_BTob_B_index" ON "_BTob"("B");

-- CreateIndex
CREATE INDEX "_a_1Tob_B_index" ON "_a_1Tob"("B");

-- AddForeignKey
ALTER TABLE "_ATob" ADD CONSTRAINT "_ATob_A_fkey" FOREIGN KEY ("A") REFERENCES "A"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "_ATob" ADD CONSTRAINT "_ATob_B_fkey" FOREIGN KEY ("B") REFERENCES "b"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "_AToZ" ADD CONSTRAINT "_AToZ_A_fkey" FOREIGN KEY ("A") REFERENCES "A"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "_AToZ" ADD CONSTRAINT "_AToZ_B_fkey" FOREIGN KEY ("B") REFERENCES "Z"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "_BTob" ADD CONSTRAINT "_BTob_A_fkey" FOREIGN KEY ("A") REFERENCES "B"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "_BTob" ADD CONSTRAINT "_BTob_B_fkey" FOREIGN KEY ("B") REFERENCES "b"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "_a_1Tob" ADD CONSTRAINT "_a_1Tob_A_fkey" FOREIGN KEY ("A") REFERENCES "a_1"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "_a_1Tob" ADD CONSTRAINT "_a_1Tob_B_fkey" FOREIGN KEY ("B") REFERENCES "b"("id") ON DELETE CASCADE ON UPDATE CASCADE;
