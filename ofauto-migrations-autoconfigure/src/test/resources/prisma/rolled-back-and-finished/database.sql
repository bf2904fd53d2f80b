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

CREATE TABLE public.call (
    id text NOT NULL
);

CREATE TABLE public.customer (
    id text NOT NULL,
    name text NOT NULL,
    phone text
);

CREATE TABLE public.vehicle (
    id text NOT NULL,
    customer_id text NOT NULL,
    plate text NOT NULL
);

INSERT INTO public._prisma_migrations VALUES ('42cc5b42-a431-452d-af61-3e115ec7e07b', 'e1e0bf871846f5f6f7f5073a71883d2b62e7679b2442b634975685917eb7e611', '2026-11-22 15:19:39.578+00', '20260105080000_create_customer', NULL, NULL, '2026-11-22 15:19:39.496+00', 1);
INSERT INTO public._prisma_migrations VALUES ('9fed2e19-916a-43f3-98f8-d6e42b186930', 'b338db3b381abc5c721b7ea30580a180a265e3d39eead2825073f4e9895bd6f3', '2026-11-22 15:19:39.604+00', '20260112090000_create_vehicle', NULL, NULL, '2026-11-22 15:19:39.579+00', 1);
INSERT INTO public._prisma_migrations VALUES ('e9ede3ba-e2e4-453b-8ac5-a0692aa54b12', '0963d94c95304cc64b53a5146943afd3df459000a99c66e8cd129b550b995fe5', '2026-11-22 15:19:54.678+00', '20260119100000_add_customer_phone', NULL, '2026-11-22 15:19:54.634+00', '2026-11-22 15:19:41.367+00', 1);

INSERT INTO public.customer VALUES ('c1', 'Ada', NULL);
INSERT INTO public.customer VALUES ('c2', 'Grace', NULL);

ALTER TABLE ONLY public._prisma_migrations
    ADD CONSTRAINT _prisma_migrations_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.call
    ADD CONSTRAINT call_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.customer
    ADD CONSTRAINT customer_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.vehicle
    ADD CONSTRAINT vehicle_pkey PRIMARY KEY (id);

CREATE INDEX customer_phone_idx ON public.customer USING btree (phone);

ALTER TABLE ONLY public.vehicle
    ADD CONSTRAINT vehicle_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES public.customer(id) ON UPDATE CASCADE ON DELETE RESTRICT;
