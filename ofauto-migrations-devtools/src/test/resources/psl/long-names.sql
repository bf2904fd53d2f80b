-- Origin: Prisma schema engine 8.1.0-2.59be4fda12412a79eeb9c2ae727b6aa723593323, from empty to schema
-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "ThisIsAVeryLongModelNameThatExceedsTheLimitOfPostgresIdentifiersByFar" (
    "id" INTEGER NOT NULL,
    "anotherQuiteLongFieldName" TEXT NOT NULL,
    "anotherQuiteLongFieldNamé2" TEXT NOT NULL,
    "otherId" INTEGER,

    CONSTRAINT "ThisIsAVeryLongModelNameThatExceedsTheLimitOfPostgresIdent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Other" (
    "id" INTEGER NOT NULL,

    CONSTRAINT "Other_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "_manymany" (
    "A" INTEGER NOT NULL,
    "B" INTEGER NOT NULL,

    CONSTRAINT "_manymany_AB_pkey" PRIMARY KEY ("A","B")
);

-- CreateIndex
CREATE UNIQUE INDEX "ThisIsAVeryLongModelNameThatExceedsTheLimitOfPostgresIdenti_key" ON "ThisIsAVeryLongModelNameThatExceedsTheLimitOfPostgresIdentifiersByFar"("anotherQuiteLongFieldName");

-- CreateIndex
CREATE INDEX "ThisIsAVeryLongModelNameThatExceedsTheLimitOfPostgresIdenti_idx" ON "ThisIsAVeryLongModelNameThatExceedsTheLimitOfPostgresIdentifiersByFar"("anotherQuiteLongFieldName", "otherId");

-- CreateIndex
CREATE INDEX "_manymany_B_index" ON "_manymany"("B");

-- AddForeignKey
ALTER TABLE "ThisIsAVeryLongModelNameThatExceedsTheLimitOfPostgresIdentifiersByFar" ADD CONSTRAINT "ThisIsAVeryLongModelNameThatExceedsTheLimitOfPostgresIdent_fkey" FOREIGN KEY ("otherId") REFERENCES "Other"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "_manymany" ADD CONSTRAINT "_manymany_A_fkey" FOREIGN KEY ("A") REFERENCES "Other"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "_manymany" ADD CONSTRAINT "_manymany_B_fkey" FOREIGN KEY ("B") REFERENCES "ThisIsAVeryLongModelNameThatExceedsTheLimitOfPostgresIdentifiersByFar"("id") ON DELETE CASCADE ON UPDATE CASCADE;
