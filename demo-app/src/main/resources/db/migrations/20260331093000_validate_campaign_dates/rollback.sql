-- Undoes the migration.sql beside it. Only migrate rollback and migrate undo run it.

-- What does not come back:
-- - Rows that the migration has changed or removed.

-- DropConstraint
ALTER TABLE campaigns DROP CONSTRAINT campaigns_budget_cents_check;
ALTER TABLE campaigns DROP CONSTRAINT campaigns_dates_check;

-- AddConstraint
ALTER TABLE campaigns ADD CONSTRAINT campaigns_budget_cents_check CHECK ((budget_cents >= 0)) NOT VALID;
ALTER TABLE campaigns ADD CONSTRAINT campaigns_dates_check CHECK (((ends_at IS NULL) OR (starts_at < ends_at))) NOT VALID;
