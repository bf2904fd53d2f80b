-- CreateTable
CREATE TABLE "daily_metrics" (
    "platform_account_id" UUID NOT NULL,
    "day" DATE NOT NULL,
    "followers" INTEGER NOT NULL,
    "messages_sent" INTEGER NOT NULL DEFAULT 0,
    "revenue_cents" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "daily_metrics_pkey" PRIMARY KEY ("platform_account_id", "day")
);

-- AddForeignKey
ALTER TABLE "daily_metrics" ADD CONSTRAINT "daily_metrics_platform_account_id_fkey" FOREIGN KEY ("platform_account_id") REFERENCES "platform_accounts"("id") ON DELETE CASCADE ON UPDATE CASCADE;

COMMENT ON TABLE "daily_metrics" IS 'One row per platform account and day, in the time zone of the agency';
