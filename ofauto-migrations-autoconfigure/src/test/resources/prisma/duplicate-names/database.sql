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

INSERT INTO public._prisma_migrations VALUES ('192b1f70-1f84-495c-82c4-35d2d085bc20', 'e1e0bf871846f5f6f7f5073a71883d2b62e7679b2442b634975685917eb7e611', '2026-11-22 15:20:00.369+00', '20260105080000_create_customer', NULL, NULL, '2026-11-22 15:20:00.311+00', 1);
INSERT INTO public._prisma_migrations VALUES ('5deb446e-47c1-4520-9f78-242ccb1f2af1', 'b338db3b381abc5c721b7ea30580a180a265e3d39eead2825073f4e9895bd6f3', '2026-11-22 15:20:00.387+00', '20260112090000_create_vehicle', NULL, NULL, '2026-11-22 15:20:00.37+00', 1);
INSERT INTO public._prisma_migrations VALUES ('d7afc7c4-1d14-4347-a66b-0b4fff83826e', 'b01d8dc7317aa22b4220e197648b03db0923417266fa54c3d885636e3d95641a', '2026-11-22 15:20:02.762+00', '20260119100000_fill_customer_name', NULL, NULL, '2026-11-22 15:20:02.427+00', 1);
INSERT INTO public._prisma_migrations VALUES ('0afca02b-0d02-4841-a880-6c2e14ba0eb9', 'b01d8dc7317aa22b4220e197648b03db0923417266fa54c3d885636e3d95641a', '2026-11-22 15:20:02.765+00', '20260119100000_fill_customer_name', NULL, NULL, '2026-11-22 15:20:02.546+00', 1);

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
