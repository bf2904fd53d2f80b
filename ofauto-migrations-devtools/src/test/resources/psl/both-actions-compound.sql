-- Origin: Prisma schema engine 8.1.0-2.59be4fda12412a79eeb9c2ae727b6aa723593323, from empty to schema
-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "Account" (
    "tenant" INTEGER NOT NULL,
    "number" TEXT NOT NULL,

    CONSTRAINT "Account_pkey" PRIMARY KEY ("tenant","number")
);

-- CreateTable
CREATE TABLE "Posting" (
    "id" INTEGER NOT NULL,
    "accountTenant" INTEGER NOT NULL,
    "accountNumber" TEXT NOT NULL,

    CONSTRAINT "Posting_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Budget" (
    "id" INTEGER NOT NULL,
    "accountTenant" INTEGER,
    "accountNumber" TEXT,

    CONSTRAINT "Budget_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Note" (
    "id" INTEGER NOT NULL,
    "accountTenant" INTEGER NOT NULL DEFAULT 0,
    "accountNumber" TEXT NOT NULL DEFAULT 'none',

    CONSTRAINT "Note_pkey" PRIMARY KEY ("id")
);

-- AddForeignKey
ALTER TABLE "Posting" ADD CONSTRAINT "Posting_accountTenant_accountNumber_fkey" FOREIGN KEY ("accountTenant", "accountNumber") REFERENCES "Account"("tenant", "number") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "Budget" ADD CONSTRAINT "Budget_accountTenant_accountNumber_fkey" FOREIGN KEY ("accountTenant", "accountNumber") REFERENCES "Account"("tenant", "number") ON DELETE SET NULL ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "Note" ADD CONSTRAINT "Note_accountTenant_accountNumber_fkey" FOREIGN KEY ("accountTenant", "accountNumber") REFERENCES "Account"("tenant", "number") ON DELETE SET DEFAULT ON UPDATE SET DEFAULT;
