-- Origin: Prisma schema engine 8.1.0-2.59be4fda12412a79eeb9c2ae727b6aa723593323, from empty to schema
-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "table.'y'" (
    "the 'id'" INTEGER NOT NULL,
    "it's" TEXT NOT NULL,
    "back\slash" TEXT NOT NULL,
    "a.b.c" TEXT NOT NULL,
    " leading and trailing " TEXT NOT NULL,
    "100%" TEXT NOT NULL,
    "a;b--c/*d*/" TEXT NOT NULL,
    "$1" INTEGER NOT NULL,
    "()" INTEGER NOT NULL,
    "{},[]" INTEGER[],
    "?" INTEGER NOT NULL,
    ":name" INTEGER NOT NULL,

    CONSTRAINT "table.'y'_pkey" PRIMARY KEY ("the 'id'")
);

-- CreateTable
CREATE TABLE "public.other" (
    "id" INTEGER NOT NULL,
    "ref;" INTEGER NOT NULL,

    CONSTRAINT "public.other_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "table.'y'_it's_key" ON "table.'y'"("it's");

-- CreateIndex
CREATE INDEX "table.'y'_back\slash_a.b.c_idx" ON "table.'y'"("back\slash", "a.b.c");

-- CreateIndex
CREATE INDEX "an index of it's own" ON "table.'y'"("$1", "?");

-- AddForeignKey
ALTER TABLE "public.other" ADD CONSTRAINT "public.other_ref;_fkey" FOREIGN KEY ("ref;") REFERENCES "table.'y'"("the 'id'") ON DELETE RESTRICT ON UPDATE CASCADE;
