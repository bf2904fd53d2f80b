-- Undoes the migration.sql beside it. Only migrate rollback and migrate undo run it.

-- DropView
DROP VIEW agency_clients;
