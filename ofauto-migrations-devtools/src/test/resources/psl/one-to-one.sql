-- Origin: Prisma schema engine 8.1.0-2.59be4fda12412a79eeb9c2ae727b6aa723593323, from empty to schema
-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "Person" (
    "id" INTEGER NOT NULL,
    "spouseId" INTEGER,
    "lockerNo" INTEGER,
    "lockerRow" INTEGER,

    CONSTRAINT "Person_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Passport" (
    "number" CHAR(9) NOT NULL,
    "ownerId" INTEGER NOT NULL,

    CONSTRAINT "Passport_pkey" PRIMARY KEY ("number")
);

-- CreateTable
CREATE TABLE "Locker" (
    "no" INTEGER NOT NULL,
    "row" INTEGER NOT NULL,

    CONSTRAINT "Locker_pkey" PRIMARY KEY ("no","row")
);

-- CreateTable
CREATE TABLE "Zone" (
    "id" INTEGER NOT NULL,
    "nextId" INTEGER DEFAULT 1,

    CONSTRAINT "Zone_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "Person_spouseId_key" ON "Person"("spouseId");

-- CreateIndex
CREATE UNIQUE INDEX "Person_lockerNo_lockerRow_key" ON "Person"("lockerNo", "lockerRow");

-- CreateIndex
CREATE UNIQUE INDEX "Passport_ownerId_key" ON "Passport"("ownerId");

-- CreateIndex
CREATE UNIQUE INDEX "Zone_nextId_key" ON "Zone"("nextId");

-- AddForeignKey
ALTER TABLE "Person" ADD CONSTRAINT "Person_spouseId_fkey" FOREIGN KEY ("spouseId") REFERENCES "Person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Person" ADD CONSTRAINT "Person_lockerNo_lockerRow_fkey" FOREIGN KEY ("lockerNo", "lockerRow") REFERENCES "Locker"("no", "row") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Passport" ADD CONSTRAINT "Passport_ownerId_fkey" FOREIGN KEY ("ownerId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Zone" ADD CONSTRAINT "Zone_nextId_fkey" FOREIGN KEY ("nextId") REFERENCES "Zone"("id") ON DELETE SET DEFAULT ON UPDATE SET NULL;
