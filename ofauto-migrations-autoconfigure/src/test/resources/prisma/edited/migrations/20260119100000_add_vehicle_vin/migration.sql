-- AlterTable
ALTER TABLE "vehicle" ADD COLUMN "vin" TEXT;

-- CreateIndex
CREATE UNIQUE INDEX "vehicle_vin_key" ON "vehicle"("vin");
