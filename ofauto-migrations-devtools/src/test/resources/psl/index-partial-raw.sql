-- Origin: Prisma schema engine 8.1.0-2.59be4fda12412a79eeb9c2ae727b6aa723593323, from empty to schema
-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "Account" (
    "id" INTEGER NOT NULL,
    "email" TEXT NOT NULL,
    "deleted_at" TIMESTAMP(3),
    "status" TEXT NOT NULL,
    "rank" INTEGER NOT NULL,

    CONSTRAINT "Account_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "Account_email_key" ON "Account"("email") WHERE (deleted_at IS NULL);

-- CreateIndex
CREATE INDEX "Account_status_idx" ON "Account"("status") WHERE (status IN ('open', 'it''s'));

-- CreateIndex
CREATE INDEX "ranked" ON "Account"("rank" DESC) WHERE (status = 'open') OR (rank >= 10);

-- CreateIndex
CREATE UNIQUE INDEX "Account_status_rank_key" ON "Account"("status", "rank") WHERE (rank > 0);
