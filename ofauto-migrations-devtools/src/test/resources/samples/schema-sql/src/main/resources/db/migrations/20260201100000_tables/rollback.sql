-- Undoes the migration.sql beside it. Nothing runs it by itself.

-- DropForeignKey
ALTER TABLE public.clients DROP CONSTRAINT clients_agency_id_fkey;

-- DropTable
DROP TABLE public.agencies;
DROP TABLE public.clients;

-- DropEnum
DROP TYPE public.client_status;
