-- Undoes the migration.sql beside it. Only migrate rollback and migrate undo run it.

-- DropPolicy
DROP POLICY own_clients ON clients;

-- AlterTable
ALTER TABLE clients DISABLE ROW LEVEL SECURITY;
