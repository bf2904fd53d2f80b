-- Undoes the migration.sql beside it. Only migrate rollback and migrate undo run it.

-- DropForeignKey
ALTER TABLE clients DROP CONSTRAINT clients_agency_id_fkey;

-- DropTable
DROP TABLE agencies;
DROP TABLE clients;

-- DropEnum
DROP TYPE client_status;
