-- Origin: Prisma schema engine 8.1.0-2.59be4fda12412a79eeb9c2ae727b6aa723593323, from empty to schema
-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "Booking" (
    "id" INTEGER NOT NULL,
    "stay" daterange NOT NULL,
    "room" int4range,
    "text" tsvector NOT NULL,

    CONSTRAINT "Booking_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Booking_stay_idx" ON "Booking" USING GIST ("stay");

-- CreateIndex
CREATE INDEX "Booking_room_idx" ON "Booking" USING SPGIST ("room");

-- CreateIndex
CREATE INDEX "Booking_text_idx" ON "Booking" USING GIN ("text");
