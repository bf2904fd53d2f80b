-- Messages are written all day long: neither index may lock the table.

-- CreateIndex
CREATE INDEX CONCURRENTLY "messages_platform_account_id_sent_at_idx" ON "messages"("platform_account_id", "sent_at" DESC);

-- CreateIndex
CREATE INDEX CONCURRENTLY "messages_unread_idx" ON "messages"("platform_account_id") WHERE "direction" = 'INBOUND' AND "read_at" IS NULL;
