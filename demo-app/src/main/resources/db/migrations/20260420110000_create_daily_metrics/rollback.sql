-- Undoes the migration.sql beside it. Only migrate rollback and migrate undo run it.

-- What does not come back:
-- - The table daily_metrics is dropped, and its rows are lost.
-- - Rows that the migration has changed or removed.

-- DropTable
DROP TABLE daily_metrics;
