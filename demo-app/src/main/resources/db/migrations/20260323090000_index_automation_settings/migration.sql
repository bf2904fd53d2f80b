-- CreateIndex
CREATE INDEX "automations_settings_idx" ON "automations" USING GIN ("settings" jsonb_path_ops);

COMMENT ON COLUMN "automations"."settings" IS 'Options of trigger and action, for example {"delayMinutes": 30, "tags": ["vip"]}';
