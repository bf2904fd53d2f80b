-- CreateEnum
CREATE TYPE "Platform" AS ENUM ('INSTAGRAM', 'TIKTOK', 'X');

-- CreateTable
CREATE TABLE "platform_accounts" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "client_id" UUID NOT NULL,
    "platform" "Platform" NOT NULL,
    "handle" VARCHAR(80) NOT NULL,
    "followers" INTEGER NOT NULL DEFAULT 0,
    "connected_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "disconnected_at" TIMESTAMPTZ(3),

    CONSTRAINT "platform_accounts_pkey" PRIMARY KEY ("id")
);

-- A handle may be connected again after it was disconnected.
-- CreateIndex
CREATE UNIQUE INDEX "platform_accounts_platform_handle_key" ON "platform_accounts"("platform", "handle") WHERE "disconnected_at" IS NULL;

-- CreateIndex
CREATE INDEX "platform_accounts_client_id_idx" ON "platform_accounts"("client_id");

-- AddForeignKey
ALTER TABLE "platform_accounts" ADD CONSTRAINT "platform_accounts_client_id_fkey" FOREIGN KEY ("client_id") REFERENCES "clients"("id") ON DELETE CASCADE ON UPDATE CASCADE;
