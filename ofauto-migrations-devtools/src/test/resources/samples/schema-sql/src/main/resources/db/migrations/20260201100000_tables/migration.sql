-- CreateEnum
CREATE TYPE client_status AS ENUM ('NEW', 'ACTIVE', 'GONE');

-- CreateTable
CREATE TABLE agencies (
    id bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
    name text NOT NULL,
    CONSTRAINT agencies_pkey PRIMARY KEY (id),
    CONSTRAINT agencies_name_key UNIQUE (name),
    CONSTRAINT agencies_name_check CHECK ((name <> ''::text))
);

CREATE TABLE clients (
    id bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
    agency_id bigint NOT NULL,
    name text NOT NULL,
    status client_status NOT NULL DEFAULT 'NEW'::client_status,
    updated_at timestamp with time zone NOT NULL DEFAULT now(),
    CONSTRAINT clients_pkey PRIMARY KEY (id)
);

-- CreateIndex
CREATE UNIQUE INDEX clients_name_key ON clients (agency_id, lower(name));

-- AddForeignKey
ALTER TABLE clients ADD CONSTRAINT clients_agency_id_fkey FOREIGN KEY (agency_id) REFERENCES agencies(id) ON DELETE CASCADE;
