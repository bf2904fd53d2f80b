-- Origin: Prisma schema engine 8.1.0-2.59be4fda12412a79eeb9c2ae727b6aa723593323, from empty to schema
-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "Measurement" (
    "id" INTEGER NOT NULL,
    "temperatureOfTheFirstOven" INTEGER NOT NULL,
    "temperatureOfTheSecondOven" INTEGER NOT NULL,
    "temperatureOfTheThirdOven" INTEGER NOT NULL,

    CONSTRAINT "Measurement_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Measurement_temperatureOfTheSecondOven_temperatureOfTheThir_idx" ON "Measurement"("temperatureOfTheSecondOven", "temperatureOfTheThirdOven");

-- CreateIndex
CREATE INDEX "Measurement_temperatureOfTheThirdOven_temperatureOfTheFirst_idx" ON "Measurement"("temperatureOfTheThirdOven", "temperatureOfTheFirstOven");

-- CreateIndex
CREATE UNIQUE INDEX "Measurement_temperatureOfTheFirstOven_temperatureOfTheSecon_key" ON "Measurement"("temperatureOfTheFirstOven", "temperatureOfTheSecondOven");

-- CreateIndex
CREATE UNIQUE INDEX "all three" ON "Measurement"("temperatureOfTheFirstOven", "temperatureOfTheSecondOven", "temperatureOfTheThirdOven");
