-- Undoes the migration.sql beside it. Nothing runs it by itself.

-- What does not come back:
-- - Rows that the migration has changed or removed.
