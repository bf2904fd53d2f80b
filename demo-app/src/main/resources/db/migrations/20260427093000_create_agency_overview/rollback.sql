-- Undoes the migration.sql beside it. Only migrate rollback and migrate undo run it.

-- What does not come back:
-- - Rows that the migration has changed or removed.

-- DropView
DROP VIEW agency_overview;
