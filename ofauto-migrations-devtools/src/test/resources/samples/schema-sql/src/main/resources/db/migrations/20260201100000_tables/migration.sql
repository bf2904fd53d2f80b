-- CreateEnum
CREATE TYPE public.client_status AS ENUM ('NEW', 'ACTIVE', 'GONE');

-- CreateTable
CREATE TABLE public.agencies (
    id bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
    name text NOT NULL,
    CONSTRAINT agencies_pkey PRIMARY KEY (id),
    CONSTRAINT agencies_name_key UNIQUE (name),
    CONSTRAINT agencies_name_check CHECK ((name <> ''::text))
);

CREATE TABLE public.clients (
    id bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
    agency_id bigint NOT NULL,
    name text NOT NULL,
    status public.client_status NOT NULL DEFAULT 'NEW'::public.client_status,
    updated_at timestamp with time zone NOT NULL DEFAULT now(),
    CONSTRAINT clients_pkey PRIMARY KEY (id)
);

-- CreateIndex
CREATE UNIQUE INDEX clients_name_key ON public.clients (agency_id, lower(name));

-- AddForeignKey
ALTER TABLE public.clients ADD CONSTRAINT clients_agency_id_fkey FOREIGN KEY (agency_id) REFERENCES public.agencies(id) ON DELETE CASCADE;
