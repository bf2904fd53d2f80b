-- CreateIndex
CREATE INDEX CONCURRENTLY "automation_runs_automation_id_requested_at_idx" ON "automation_runs"("automation_id", "requested_at" DESC);
