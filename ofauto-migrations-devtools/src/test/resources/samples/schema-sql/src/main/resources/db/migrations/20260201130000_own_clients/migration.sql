-- CreatePolicy
CREATE POLICY own_clients ON clients TO PUBLIC USING (agency_id = (current_setting('app.agency'::text, true))::bigint);

-- AlterTable
ALTER TABLE clients ENABLE ROW LEVEL SECURITY;
