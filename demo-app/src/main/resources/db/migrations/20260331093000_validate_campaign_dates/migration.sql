-- Old rows first: an end before the start was read as "open end" by the application.
UPDATE "campaigns" SET "ends_at" = NULL WHERE "ends_at" <= "starts_at";
UPDATE "campaigns" SET "budget_cents" = 0 WHERE "budget_cents" < 0;

ALTER TABLE "campaigns" VALIDATE CONSTRAINT "campaigns_dates_check";
ALTER TABLE "campaigns" VALIDATE CONSTRAINT "campaigns_budget_cents_check";
