-- Origin: Prisma schema engine 8.1.0-2.59be4fda12412a79eeb9c2ae727b6aa723593323, from empty to schema
-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "Alpha" (
    "id" INTEGER NOT NULL,
    "zuluId" INTEGER NOT NULL,
    "betaId" INTEGER NOT NULL,
    "workId" INTEGER,
    "selfId" INTEGER,

    CONSTRAINT "Alpha_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Zulu" (
    "id" INTEGER NOT NULL,
    "betaId" TEXT NOT NULL,

    CONSTRAINT "Zulu_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Beta" (
    "id" INTEGER NOT NULL,
    "code" TEXT NOT NULL,

    CONSTRAINT "Beta_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "_many" (
    "A" INTEGER NOT NULL,
    "B" INTEGER NOT NULL,

    CONSTRAINT "_many_AB_pkey" PRIMARY KEY ("A","B")
);

-- CreateTable
CREATE TABLE "_Others" (
    "A" INTEGER NOT NULL,
    "B" INTEGER NOT NULL,

    CONSTRAINT "_Others_AB_pkey" PRIMARY KEY ("A","B")
);

-- CreateIndex
CREATE UNIQUE INDEX "Beta_code_key" ON "Beta"("code");

-- CreateIndex
CREATE INDEX "_many_B_index" ON "_many"("B");

-- CreateIndex
CREATE INDEX "_Others_B_index" ON "_Others"("B");

-- AddForeignKey
ALTER TABLE "Alpha" ADD CONSTRAINT "Alpha_betaId_fkey" FOREIGN KEY ("betaId") REFERENCES "Beta"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Alpha" ADD CONSTRAINT "Alpha_zuluId_fkey" FOREIGN KEY ("zuluId") REFERENCES "Zulu"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Alpha" ADD CONSTRAINT "Alpha_workId_fkey" FOREIGN KEY ("workId") REFERENCES "Beta"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Alpha" ADD CONSTRAINT "Alpha_selfId_fkey" FOREIGN KEY ("selfId") REFERENCES "Alpha"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Zulu" ADD CONSTRAINT "Zulu_betaId_fkey" FOREIGN KEY ("betaId") REFERENCES "Beta"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "_many" ADD CONSTRAINT "_many_A_fkey" FOREIGN KEY ("A") REFERENCES "Alpha"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "_many" ADD CONSTRAINT "_many_B_fkey" FOREIGN KEY ("B") REFERENCES "Zulu"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "_Others" ADD CONSTRAINT "_Others_A_fkey" FOREIGN KEY ("A") REFERENCES "Alpha"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "_Others" ADD CONSTRAINT "_Others_B_fkey" FOREIGN KEY ("B") REFERENCES "Beta"("id") ON DELETE CASCADE ON UPDATE CASCADE;
