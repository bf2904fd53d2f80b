-- Origin: Prisma schema engine 8.1.0-2.59be4fda12412a79eeb9c2ae727b6aa723593323, from empty to schema
-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "Blobs" (
    "id" INTEGER NOT NULL,
    "hello" BYTEA NOT NULL DEFAULT '\x68656c6c6f',
    "zero" BYTEA NOT NULL DEFAULT '\x00',
    "all" BYTEA NOT NULL DEFAULT '\xffffffff',
    "empty" BYTEA NOT NULL DEFAULT '\x',
    "opt" BYTEA DEFAULT '\x010203',
    "list" BYTEA[] DEFAULT ARRAY['\x01', '\x02']::BYTEA[],
    "object" JSONB NOT NULL DEFAULT '{}',
    "array" JSONB NOT NULL DEFAULT '[]',
    "nested" JSONB NOT NULL DEFAULT '{"a": {"b": [1, 2.5, null, true, "it''s"]}}',
    "string" JSONB NOT NULL DEFAULT '"text"',
    "number" JSONB NOT NULL DEFAULT '3',
    "nul" JSONB NOT NULL DEFAULT 'null',
    "plain" JSON NOT NULL DEFAULT '{"k": "v\\w"}',
    "lists" JSONB[] DEFAULT ARRAY['{}', '[1]']::JSONB[],

    CONSTRAINT "Blobs_pkey" PRIMARY KEY ("id")
);
