-- Origin: Prisma schema engine 8.1.0-2.59be4fda12412a79eeb9c2ae727b6aa723593323, from empty to schema
-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "Seat" (
    "row" INTEGER NOT NULL,
    "number" INTEGER NOT NULL,

    CONSTRAINT "Seat_pkey" PRIMARY KEY ("row","number")
);

-- CreateTable
CREATE TABLE "Guest" (
    "id" INTEGER NOT NULL,
    "seatRow" INTEGER NOT NULL,
    "seatNumber" INTEGER NOT NULL,

    CONSTRAINT "Guest_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "Guest_seatRow_seatNumber_key" ON "Guest"("seatRow", "seatNumber");

-- AddForeignKey
ALTER TABLE "Guest" ADD CONSTRAINT "Guest_seatRow_seatNumber_fkey" FOREIGN KEY ("seatRow", "seatNumber") REFERENCES "Seat"("row", "number") ON DELETE RESTRICT ON UPDATE CASCADE;
