-- Undoes the migration.sql beside it. Only migrate rollback and migrate undo run it.

-- What does not come back:
-- - Rows that the migration has changed or removed.

-- DropTrigger
DROP TRIGGER touch_updated_at ON agencies;
DROP TRIGGER touch_updated_at ON automations;
DROP TRIGGER touch_updated_at ON campaigns;
DROP TRIGGER touch_updated_at ON clients;
DROP TRIGGER touch_updated_at ON users;

-- DropFunction
DROP FUNCTION touch_updated_at();
