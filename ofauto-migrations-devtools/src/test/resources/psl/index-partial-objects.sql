-- Origin: Prisma schema engine 8.1.0-2.59be4fda12412a79eeb9c2ae727b6aa723593323, from empty to schema
-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "Account" (
    "id" INTEGER NOT NULL,
    "email" TEXT NOT NULL,
    "active" BOOLEAN NOT NULL,
    "score" DOUBLE PRECISION,
    "level" INTEGER NOT NULL,
    "code" TEXT,
    "deletedAt" TIMESTAMP(3),

    CONSTRAINT "Account_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Account_email_idx" ON "Account"("email") WHERE ("deletedAt" IS NULL);

-- CreateIndex
CREATE INDEX "Account_level_idx" ON "Account"("level") WHERE ("active" != false AND "code" IS NOT NULL);

-- CreateIndex
CREATE INDEX "Account_code_idx" ON "Account"("code") WHERE ("code" = 'it''s' AND "level" = 3);

-- CreateIndex
CREATE INDEX "Account_score_idx" ON "Account"("score") WHERE ("level" != 0);

-- CreateIndex
CREATE UNIQUE INDEX "Account_email_key" ON "Account"("email") WHERE ("active" = true);
