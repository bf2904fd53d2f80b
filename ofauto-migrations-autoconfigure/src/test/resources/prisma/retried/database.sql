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

INSERT INTO public._prisma_migrations VALUES ('d956ff88-5379-47e0-8459-b25b8514da0a', 'e1e0bf871846f5f6f7f5073a71883d2b62e7679b2442b634975685917eb7e611', '2026-11-22 15:18:04.828+00', '20260105080000_create_customer', NULL, NULL, '2026-11-22 15:18:04.75+00', 1);
INSERT INTO public._prisma_migrations VALUES ('7fe84e5b-5132-4937-9298-ad216582bc03', 'b338db3b381abc5c721b7ea30580a180a265e3d39eead2825073f4e9895bd6f3', '2026-11-22 15:18:04.854+00', '20260112090000_create_vehicle', NULL, NULL, '2026-11-22 15:18:04.83+00', 1);
INSERT INTO public._prisma_migrations VALUES ('c50854ab-c284-4b1c-8530-7f54afed17b2', '93051234b0c645456aa561b7ce3fe18f732ab8c9ca24cc7ace1be5d6edb757ca', NULL, '20260119100000_add_vehicle_vin', 'external connector error
No such table: vehicles
   0: sql_schema_connector::apply_migration::apply_script
           with migration_name="20260119100000_add_vehicle_vin"
             at schema-engine/connectors/sql-schema-connector/src/apply_migration.rs:113
   1: schema_commands::commands::apply_migrations::Applying migration
           with migration_name="20260119100000_add_vehicle_vin"
             at schema-engine/commands/src/commands/apply_migrations.rs:95
   2: schema_engine_wasm::wasm::engine::ApplyMigrations
             at schema-engine/schema-engine-wasm/src/wasm/engine.rs:167', '2026-11-22 15:18:06.296+00', '2026-11-22 15:18:04.86+00', 0);
INSERT INTO public._prisma_migrations VALUES ('fc853f64-6c23-4f28-8e48-4d5829ff5c75', 'd434fafd1e8d6837f1d405efffd64b4d99d3df2b23fc201bd0998e3cdd44ce5e', '2026-11-22 15:18:07.758+00', '20260119100000_add_vehicle_vin', NULL, NULL, '2026-11-22 15:18:07.684+00', 1);

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
