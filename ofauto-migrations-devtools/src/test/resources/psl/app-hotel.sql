-- Origin: Prisma schema engine 8.1.0-2.59be4fda12412a79eeb9c2ae727b6aa723593323, from empty to schema
-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "RoomKind" AS ENUM ('SINGLE', 'DOUBLE', 'SUITE');

-- CreateTable
CREATE TABLE "Hotel" (
    "id" SERIAL NOT NULL,
    "name" TEXT NOT NULL,
    "stars" SMALLINT NOT NULL DEFAULT 3,
    "lat" DECIMAL(9,6) NOT NULL,
    "lon" DECIMAL(9,6) NOT NULL,

    CONSTRAINT "Hotel_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Room" (
    "hotelId" INTEGER NOT NULL,
    "number" VARCHAR(8) NOT NULL,
    "kind" "RoomKind" NOT NULL,
    "price" MONEY NOT NULL,

    CONSTRAINT "Room_pkey" PRIMARY KEY ("hotelId","number")
);

-- CreateTable
CREATE TABLE "Guest" (
    "id" SERIAL NOT NULL,
    "name" TEXT NOT NULL,
    "born" DATE,

    CONSTRAINT "Guest_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Reservation" (
    "id" UUID NOT NULL,
    "hotelId" INTEGER NOT NULL,
    "room" VARCHAR(8) NOT NULL,
    "guestId" INTEGER NOT NULL,
    "arrives" DATE NOT NULL,
    "leaves" DATE NOT NULL,
    "during" daterange,

    CONSTRAINT "Reservation_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Room_kind_price_idx" ON "Room"("kind", "price" DESC);

-- CreateIndex
CREATE INDEX "Reservation_during_idx" ON "Reservation" USING GIST ("during");

-- CreateIndex
CREATE UNIQUE INDEX "Reservation_hotelId_room_arrives_key" ON "Reservation"("hotelId", "room", "arrives");

-- AddForeignKey
ALTER TABLE "Room" ADD CONSTRAINT "Room_hotelId_fkey" FOREIGN KEY ("hotelId") REFERENCES "Hotel"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Reservation" ADD CONSTRAINT "Reservation_hotelId_room_fkey" FOREIGN KEY ("hotelId", "room") REFERENCES "Room"("hotelId", "number") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Reservation" ADD CONSTRAINT "Reservation_guestId_fkey" FOREIGN KEY ("guestId") REFERENCES "Guest"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
