-- Origin: Prisma schema engine 8.1.0-2.59be4fda12412a79eeb9c2ae727b6aa723593323, from empty to schema
-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "Computed" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "text" TEXT NOT NULL DEFAULT (('a'::text || 'b'::text)),
    "upper" TEXT NOT NULL DEFAULT upper('x'::text),
    "number" INTEGER NOT NULL DEFAULT (1 + 2),
    "big" BIGINT NOT NULL DEFAULT '9223372036854775807'::bigint,
    "when" TIMESTAMP(3) NOT NULL DEFAULT (now() + '1 day'::interval),
    "today" DATE NOT NULL DEFAULT CURRENT_DATE,
    "who" TEXT NOT NULL DEFAULT CURRENT_USER,
    "json" JSONB NOT NULL DEFAULT jsonb_build_object('a', 1),
    "list" INTEGER[] DEFAULT ARRAY[1, 2, 3],
    "flag" BOOLEAN NOT NULL DEFAULT (NOT false),
    "bytes" BYTEA NOT NULL DEFAULT '\x00ff'::bytea,
    "none" TEXT NOT NULL,

    CONSTRAINT "Computed_pkey" PRIMARY KEY ("id")
);
