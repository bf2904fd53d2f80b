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

INSERT INTO public._prisma_migrations VALUES ('8248ce73-f18a-47bf-9289-74cc2d0e9438', 'e1e0bf871846f5f6f7f5073a71883d2b62e7679b2442b634975685917eb7e611', '2026-11-22 15:17:49.762+00', '20260105080000_create_customer', NULL, NULL, '2026-11-22 15:17:49.682+00', 1);
INSERT INTO public._prisma_migrations VALUES ('773a334e-5561-41d8-9c9d-bddafe87823d', 'b338db3b381abc5c721b7ea30580a180a265e3d39eead2825073f4e9895bd6f3', '2026-11-22 15:17:49.774+00', '20260112090000_create_vehicle', NULL, NULL, '2026-11-22 15:17:49.764+00', 1);
INSERT INTO public._prisma_migrations VALUES ('b6972514-e043-42fc-b215-fe4f5ac609d0', '93051234b0c645456aa561b7ce3fe18f732ab8c9ca24cc7ace1be5d6edb757ca', NULL, '20260119100000_add_vehicle_vin', 'external connector error
No such table: vehicles
   0: sql_schema_connector::apply_migration::apply_script
           with migration_name="20260119100000_add_vehicle_vin"
             at schema-engine/connectors/sql-schema-connector/src/apply_migration.rs:113
   1: schema_commands::commands::apply_migrations::Applying migration
           with migration_name="20260119100000_add_vehicle_vin"
             at schema-engine/commands/src/commands/apply_migrations.rs:95
   2: schema_engine_wasm::wasm::engine::ApplyMigrations
             at schema-engine/schema-engine-wasm/src/wasm/engine.rs:167', '2026-11-22 15:17:51.254+00', '2026-11-22 15:17:49.778+00', 0);

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
