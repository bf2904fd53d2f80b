-- Undoes the migration.sql beside it. Nothing runs it by itself.

-- DropTrigger
DROP TRIGGER clients_touch ON public.clients;

-- DropFunction
DROP FUNCTION public.touch();
