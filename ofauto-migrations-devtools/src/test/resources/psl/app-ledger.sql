-- Origin: Prisma schema engine 8.1.0-2.59be4fda12412a79eeb9c2ae727b6aa723593323, from empty to schema
-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "Account" (
    "number" CHAR(22) NOT NULL,
    "currency" CHAR(3) NOT NULL DEFAULT 'EUR',
    "balance" DECIMAL(19,4) NOT NULL DEFAULT 0,
    "opened" DATE NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Account_pkey" PRIMARY KEY ("number")
);

-- CreateTable
CREATE TABLE "Journal" (
    "id" BIGSERIAL NOT NULL,
    "booked" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "text" VARCHAR(140) NOT NULL,

    CONSTRAINT "Journal_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Entry" (
    "journalId" BIGINT NOT NULL,
    "line" SMALLINT NOT NULL,
    "debit_account" CHAR(22) NOT NULL,
    "credit_account" CHAR(22) NOT NULL,
    "amount" DECIMAL(19,4) NOT NULL,

    CONSTRAINT "Entry_pkey" PRIMARY KEY ("journalId","line")
);

-- CreateIndex
CREATE INDEX "Journal_booked_idx" ON "Journal" USING BRIN ("booked");

-- CreateIndex
CREATE INDEX "Entry_debit_account_journalId_idx" ON "Entry"("debit_account", "journalId");

-- CreateIndex
CREATE INDEX "Entry_credit_account_journalId_idx" ON "Entry"("credit_account", "journalId");

-- AddForeignKey
ALTER TABLE "Entry" ADD CONSTRAINT "Entry_journalId_fkey" FOREIGN KEY ("journalId") REFERENCES "Journal"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "Entry" ADD CONSTRAINT "Entry_debit_account_fkey" FOREIGN KEY ("debit_account") REFERENCES "Account"("number") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Entry" ADD CONSTRAINT "Entry_credit_account_fkey" FOREIGN KEY ("credit_account") REFERENCES "Account"("number") ON DELETE RESTRICT ON UPDATE CASCADE;
