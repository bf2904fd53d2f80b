-- Origin: Prisma schema engine 8.1.0-2.59be4fda12412a79eeb9c2ae727b6aa723593323, from empty to schema
-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "Place" (
    "country" TEXT NOT NULL,
    "city" TEXT NOT NULL
);

-- CreateTable
CREATE TABLE "Person" (
    "id" INTEGER NOT NULL,
    "country" TEXT NOT NULL,
    "city" TEXT,

    CONSTRAINT "Person_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "Place_country_city_key" ON "Place"("country", "city");

-- AddForeignKey
ALTER TABLE "Person" ADD CONSTRAINT "Person_country_city_fkey" FOREIGN KEY ("country", "city") REFERENCES "Place"("country", "city") ON DELETE RESTRICT ON UPDATE CASCADE;
