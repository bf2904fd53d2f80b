CREATE TABLE public._prisma_migrations (
    id character varying(36) NOT NULL,
    checksum character varying(64) NOT NULL,
    finished_at timestamp with time zone,
    migration_name character varying(255) NOT NULL,
    logs text,
    rolled_back_at timestamp with time zone,
    started_at timestamp with time zone DEFAULT now() NOT NULL,
    applied_steps_count integer DEFAULT 0 NOT NULL
);

CREATE TABLE public.customer (
    id text NOT NULL,
    name text NOT NULL
);

CREATE TABLE public.vehicle (
    id text NOT NULL,
    customer_id text NOT NULL,
    plate text NOT NULL
);

INSERT INTO public._prisma_migrations VALUES ('ff145abc-2bcc-4106-a069-87ac8f10472f', 'e1e0bf871846f5f6f7f5073a71883d2b62e7679b2442b634975685917eb7e611', '2026-11-22 15:17:37.247+00', '20260105080000_create_customer', NULL, NULL, '2026-11-22 15:17:37.191+00', 1);
INSERT INTO public._prisma_migrations VALUES ('a3dda56a-7167-40ea-b2f7-6641dd22507c', 'b338db3b381abc5c721b7ea30580a180a265e3d39eead2825073f4e9895bd6f3', '2026-11-22 15:17:37.261+00', '20260112090000_create_vehicle', NULL, NULL, '2026-11-22 15:17:37.248+00', 1);

INSERT INTO public.customer VALUES ('c1', 'Ada');
INSERT INTO public.customer VALUES ('c2', 'Grace');

ALTER TABLE ONLY public._prisma_migrations
    ADD CONSTRAINT _prisma_migrations_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.customer
    ADD CONSTRAINT customer_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.vehicle
    ADD CONSTRAINT vehicle_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.vehicle
    ADD CONSTRAINT vehicle_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES public.customer(id) ON UPDATE CASCADE ON DELETE RESTRICT;
