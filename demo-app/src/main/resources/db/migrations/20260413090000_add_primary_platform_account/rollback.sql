-- Undoes the migration.sql beside it. Only migrate rollback and migrate undo run it.

-- What does not come back:
-- - The column is_primary of platform_accounts is dropped, and its values are lost.
-- - Rows that the migration has changed or removed.

-- DropIndex
DROP INDEX platform_accounts_one_primary_key;

-- AlterTable
ALTER TABLE platform_accounts DROP COLUMN is_primary;
