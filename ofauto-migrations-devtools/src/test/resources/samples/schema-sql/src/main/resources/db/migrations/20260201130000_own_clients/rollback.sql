-- Undoes the migration.sql beside it. Nothing runs it by itself.

-- DropPolicy
DROP POLICY own_clients ON public.clients;

-- AlterTable
ALTER TABLE public.clients DISABLE ROW LEVEL SECURITY;
