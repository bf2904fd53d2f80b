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

INSERT INTO public._prisma_migrations VALUES ('0aaa9432-1d8f-4930-b4a9-2283dc48e5fa', '616e6e946adf8e69c0cd1640e261d414497914d17a8692ce208fef4537fae6f7', '2026-11-22 15:18:26.947+00', '20260105080000_create_customer', NULL, NULL, '2026-11-22 15:18:26.861+00', 1);
INSERT INTO public._prisma_migrations VALUES ('40297ceb-ccc8-45af-b61f-716e39e3ca4f', '0aabfa90ed3eddfaff220c0b898df316a0297ed593186eaff4ea8aad72eaef2b', '2026-11-22 15:18:26.966+00', '20260112090000_create_vehicle', NULL, NULL, '2026-11-22 15:18:26.95+00', 1);
INSERT INTO public._prisma_migrations VALUES ('7ac508f4-dc8a-4fc6-98f3-aeca8d7f6f86', '69b3370f3dbe1488782723b19afdfc65453eb93357087f92c49b4d45724a0b39', '2026-11-22 15:18:26.975+00', '20260119100000_add_vehicle_vin', NULL, NULL, '2026-11-22 15:18:26.967+00', 1);

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
