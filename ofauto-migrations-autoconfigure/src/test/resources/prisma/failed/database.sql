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

INSERT INTO public._prisma_migrations VALUES ('6e430351-77f8-41ea-b910-2f70bd0f65ee', 'e1e0bf871846f5f6f7f5073a71883d2b62e7679b2442b634975685917eb7e611', '2026-11-22 15:17:43.856+00', '20260105080000_create_customer', NULL, NULL, '2026-11-22 15:17:43.79+00', 1);
INSERT INTO public._prisma_migrations VALUES ('d58165f2-99d9-48e2-9a96-5d299cf2fab2', 'b338db3b381abc5c721b7ea30580a180a265e3d39eead2825073f4e9895bd6f3', '2026-11-22 15:17:43.866+00', '20260112090000_create_vehicle', NULL, NULL, '2026-11-22 15:17:43.857+00', 1);
INSERT INTO public._prisma_migrations VALUES ('2e2db771-a600-4bc4-a993-2d3d99ab124c', '93051234b0c645456aa561b7ce3fe18f732ab8c9ca24cc7ace1be5d6edb757ca', NULL, '20260119100000_add_vehicle_vin', 'external connector error
No such table: vehicles
   0: sql_schema_connector::apply_migration::apply_script
           with migration_name="20260119100000_add_vehicle_vin"
             at schema-engine/connectors/sql-schema-connector/src/apply_migration.rs:113
   1: schema_commands::commands::apply_migrations::Applying migration
           with migration_name="20260119100000_add_vehicle_vin"
             at schema-engine/commands/src/commands/apply_migrations.rs:95
   2: schema_engine_wasm::wasm::engine::ApplyMigrations
             at schema-engine/schema-engine-wasm/src/wasm/engine.rs:167', NULL, '2026-11-22 15:17:43.87+00', 0);

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
