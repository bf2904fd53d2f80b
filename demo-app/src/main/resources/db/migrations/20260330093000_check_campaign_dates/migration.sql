-- NOT VALID: new rows are checked from now on, old ones by the next migration, which does not block writers.
ALTER TABLE "campaigns" ADD CONSTRAINT "campaigns_dates_check" CHECK ("ends_at" IS NULL OR "starts_at" < "ends_at") NOT VALID;
ALTER TABLE "campaigns" ADD CONSTRAINT "campaigns_budget_cents_check" CHECK ("budget_cents" >= 0) NOT VALID;
