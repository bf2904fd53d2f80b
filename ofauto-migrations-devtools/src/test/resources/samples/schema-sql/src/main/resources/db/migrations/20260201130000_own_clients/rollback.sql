-- Undoes the migration.sql beside it. Nothing runs it by itself.

-- DropPolicy
DROP POLICY own_clients ON clients;

-- AlterTable
ALTER TABLE clients DISABLE ROW LEVEL SECURITY;
