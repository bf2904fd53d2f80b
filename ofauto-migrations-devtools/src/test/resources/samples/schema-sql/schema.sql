-- Agencies look after clients; an agency sees its own clients only.

CREATE TYPE client_status AS ENUM ('NEW', 'ACTIVE', 'GONE');

CREATE TABLE agencies (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  name text NOT NULL UNIQUE CHECK (name <> '')
);

CREATE TABLE clients (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  agency_id bigint NOT NULL REFERENCES agencies ON DELETE CASCADE,
  name text NOT NULL,
  status client_status NOT NULL DEFAULT 'NEW',
  updated_at timestamptz NOT NULL DEFAULT now()
);

CREATE UNIQUE INDEX clients_name_key ON clients (agency_id, lower(name));

-- A view: what the front page shows.

CREATE VIEW agency_clients AS
SELECT a.id, a.name, count(c.id) AS clients
FROM agencies a
LEFT JOIN clients c ON c.agency_id = a.id
GROUP BY a.id, a.name;

-- A trigger: who has changed last.

CREATE FUNCTION touch() RETURNS trigger
LANGUAGE plpgsql
AS $$
BEGIN
  NEW.updated_at := now();
  RETURN NEW;
END
$$;

CREATE TRIGGER clients_touch BEFORE UPDATE ON clients FOR EACH ROW EXECUTE FUNCTION touch();

-- Policies: the application says by app.agency who is asking.

ALTER TABLE clients ENABLE ROW LEVEL SECURITY;

CREATE POLICY own_clients ON clients
  USING (agency_id = current_setting('app.agency', true)::bigint);
