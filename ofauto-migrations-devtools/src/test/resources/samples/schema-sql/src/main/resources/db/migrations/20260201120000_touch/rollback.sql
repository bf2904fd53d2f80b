-- Undoes the migration.sql beside it. Nothing runs it by itself.

-- DropTrigger
DROP TRIGGER clients_touch ON clients;

-- DropFunction
DROP FUNCTION touch();
