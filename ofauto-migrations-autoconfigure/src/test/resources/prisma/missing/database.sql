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
    plate text NOT NULL,
    vin text
);

INSERT INTO public._prisma_migrations VALUES ('e469486a-ceb2-4e94-9547-fc9ea1d130a9', 'e1e0bf871846f5f6f7f5073a71883d2b62e7679b2442b634975685917eb7e611', '2026-11-22 15:18:33.053+00', '20260105080000_create_customer', NULL, NULL, '2026-11-22 15:18:32.996+00', 1);
INSERT INTO public._prisma_migrations VALUES ('a54dadb0-fd90-4dfa-970d-311c45a6c98d', 'b338db3b381abc5c721b7ea30580a180a265e3d39eead2825073f4e9895bd6f3', '2026-11-22 15:18:33.066+00', '20260112090000_create_vehicle', NULL, NULL, '2026-11-22 15:18:33.055+00', 1);
INSERT INTO public._prisma_migrations VALUES ('fd1d7486-011e-48b9-905e-83f8fbb4d12f', 'd434fafd1e8d6837f1d405efffd64b4d99d3df2b23fc201bd0998e3cdd44ce5e', '2026-11-22 15:18:33.08+00', '20260119100000_add_vehicle_vin', NULL, NULL, '2026-11-22 15:18:33.072+00', 1);

INSERT INTO public.customer VALUES ('c1', 'Ada');
INSERT INTO public.customer VALUES ('c2', 'Grace');

ALTER TABLE ONLY public._prisma_migrations
    ADD CONSTRAINT _prisma_migrations_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.customer
    ADD CONSTRAINT customer_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.vehicle
    ADD CONSTRAINT vehicle_pkey PRIMARY KEY (id);

CREATE UNIQUE INDEX vehicle_vin_key ON public.vehicle USING btree (vin);

ALTER TABLE ONLY public.vehicle
    ADD CONSTRAINT vehicle_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES public.customer(id) ON UPDATE CASCADE ON DELETE RESTRICT;
