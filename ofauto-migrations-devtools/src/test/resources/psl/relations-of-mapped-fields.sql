-- Origin: Prisma schema engine 8.1.0-2.59be4fda12412a79eeb9c2ae727b6aa723593323, from empty to schema
-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "car owners" (
    "owner no" INTEGER NOT NULL,

    CONSTRAINT "car owners_pkey" PRIMARY KEY ("owner no")
);

-- CreateTable
CREATE TABLE "cars & vans" (
    "car no" INTEGER NOT NULL,
    "owned by" INTEGER,

    CONSTRAINT "cars & vans_pkey" PRIMARY KEY ("car no")
);

-- CreateIndex
CREATE INDEX "cars & vans_owned by_idx" ON "cars & vans"("owned by");

-- AddForeignKey
ALTER TABLE "cars & vans" ADD CONSTRAINT "cars & vans_owned by_fkey" FOREIGN KEY ("owned by") REFERENCES "car owners"("owner no") ON DELETE SET NULL ON UPDATE CASCADE;
