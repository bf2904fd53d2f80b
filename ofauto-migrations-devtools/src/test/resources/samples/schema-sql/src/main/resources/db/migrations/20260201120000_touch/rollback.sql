-- Undoes the migration.sql beside it. Only migrate rollback and migrate undo run it.

-- DropTrigger
DROP TRIGGER clients_touch ON clients;

-- DropFunction
DROP FUNCTION touch();
