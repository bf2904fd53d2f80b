-- Origin: Prisma schema engine 8.1.0-2.59be4fda12412a79eeb9c2ae727b6aa723593323, from empty to schema
-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "Strings" (
    "id" INTEGER NOT NULL,
    "empty" TEXT NOT NULL DEFAULT '',
    "space" TEXT NOT NULL DEFAULT '  ',
    "quote" TEXT NOT NULL DEFAULT 'it''s',
    "quotes" TEXT NOT NULL DEFAULT '''''',
    "double" TEXT NOT NULL DEFAULT 'say "hi"',
    "backslash" TEXT NOT NULL DEFAULT 'C:\temp\new',
    "newline" TEXT NOT NULL DEFAULT 'one
two',
    "tab" TEXT NOT NULL DEFAULT 'a	b',
    "dollar" TEXT NOT NULL DEFAULT '$$ $1 ${x}',
    "percent" TEXT NOT NULL DEFAULT '100 % of %s',
    "semicolon" TEXT NOT NULL DEFAULT 'a; DROP TABLE b; --',
    "comment" TEXT NOT NULL DEFAULT '/* not */ -- a comment',
    "umlaut" TEXT NOT NULL DEFAULT 'äöü ß €',
    "emoji" TEXT NOT NULL DEFAULT '🚀 go',
    "cjk" TEXT NOT NULL DEFAULT '日本語',
    "escaped" TEXT NOT NULL DEFAULT 'ä',
    "nullText" TEXT NOT NULL DEFAULT 'NULL',
    "number" TEXT NOT NULL DEFAULT '42',
    "varchar" VARCHAR(3) NOT NULL DEFAULT 'abc',
    "char" CHAR(1) NOT NULL DEFAULT 'x',
    "uuid" UUID NOT NULL DEFAULT '00000000-0000-0000-0000-000000000000',
    "inet" INET NOT NULL DEFAULT '127.0.0.1',
    "bit" BIT(3) NOT NULL DEFAULT '101',
    "xml" XML NOT NULL DEFAULT '<a b="c">it''s</a>',
    "optional" TEXT DEFAULT 'x',

    CONSTRAINT "Strings_pkey" PRIMARY KEY ("id")
);
