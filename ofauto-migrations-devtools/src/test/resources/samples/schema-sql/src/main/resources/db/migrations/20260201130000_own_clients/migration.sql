-- CreatePolicy
CREATE POLICY own_clients ON public.clients TO PUBLIC USING (agency_id = (current_setting('app.agency'::text, true))::bigint);

-- AlterTable
ALTER TABLE public.clients ENABLE ROW LEVEL SECURITY;
