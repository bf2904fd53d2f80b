-- AlterTable
ALTER TABLE "platform_accounts" ADD COLUMN "is_primary" BOOLEAN NOT NULL DEFAULT false;

-- Backfill: the account with the largest audience is the primary one.
UPDATE "platform_accounts" SET "is_primary" = true WHERE "id" IN (
    SELECT DISTINCT ON ("client_id") "id" FROM "platform_accounts"
    WHERE "disconnected_at" IS NULL
    ORDER BY "client_id", "followers" DESC, "connected_at"
);

-- CreateIndex
CREATE UNIQUE INDEX "platform_accounts_one_primary_key" ON "platform_accounts"("client_id") WHERE "is_primary";
