-- Undoes the migration.sql beside it. Nothing runs it by itself.

-- DropView
DROP VIEW agency_clients;
