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

INSERT INTO public._prisma_migrations VALUES ('e8f8d18e-f8cc-48db-8943-ae194ac0c4a7', 'e1e0bf871846f5f6f7f5073a71883d2b62e7679b2442b634975685917eb7e611', '2026-11-22 15:17:57.301+00', '20260105080000_create_customer', NULL, NULL, '2026-11-22 15:17:57.234+00', 1);
INSERT INTO public._prisma_migrations VALUES ('68cb8b14-fc29-48a4-a3c7-f05958aeb7dc', 'b338db3b381abc5c721b7ea30580a180a265e3d39eead2825073f4e9895bd6f3', '2026-11-22 15:17:57.315+00', '20260112090000_create_vehicle', NULL, NULL, '2026-11-22 15:17:57.302+00', 1);
INSERT INTO public._prisma_migrations VALUES ('edef85ee-70b4-4089-8095-256f986c0118', '93051234b0c645456aa561b7ce3fe18f732ab8c9ca24cc7ace1be5d6edb757ca', NULL, '20260119100000_add_vehicle_vin', 'external connector error
No such table: vehicles
   0: sql_schema_connector::apply_migration::apply_script
           with migration_name="20260119100000_add_vehicle_vin"
             at schema-engine/connectors/sql-schema-connector/src/apply_migration.rs:113
   1: schema_commands::commands::apply_migrations::Applying migration
           with migration_name="20260119100000_add_vehicle_vin"
             at schema-engine/commands/src/commands/apply_migrations.rs:95
   2: schema_engine_wasm::wasm::engine::ApplyMigrations
             at schema-engine/schema-engine-wasm/src/wasm/engine.rs:167', '2026-11-22 15:17:58.749+00', '2026-11-22 15:17:57.318+00', 0);
INSERT INTO public._prisma_migrations VALUES ('7ac58828-5c7a-4502-b430-01676944631f', '93051234b0c645456aa561b7ce3fe18f732ab8c9ca24cc7ace1be5d6edb757ca', '2026-11-22 15:17:58.753+00', '20260119100000_add_vehicle_vin', '', NULL, '2026-11-22 15:17:58.753+00', 0);

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
