-- Origin: Prisma schema engine 8.1.0-2.59be4fda12412a79eeb9c2ae727b6aa723593323, from empty to schema
-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "device";

-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "telemetry";

-- CreateEnum
CREATE TYPE "telemetry"."unit" AS ENUM ('°C', '%', 'lx');

-- CreateTable
CREATE TABLE "device"."Device" (
    "id" UUID NOT NULL,
    "mac" macaddr NOT NULL,
    "address" INET,
    "firmware" VARCHAR(20) NOT NULL DEFAULT '0.0.1',
    "flags" BIT(8) NOT NULL DEFAULT '00000000',

    CONSTRAINT "Device_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "device"."Group" (
    "id" SERIAL NOT NULL,
    "name" TEXT NOT NULL,

    CONSTRAINT "Group_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "telemetry"."Sensor" (
    "id" SERIAL NOT NULL,
    "deviceId" UUID NOT NULL,
    "unit" "telemetry"."unit" NOT NULL,

    CONSTRAINT "Sensor_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "telemetry"."Sample" (
    "sensorId" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "value" DOUBLE PRECISION NOT NULL,

    CONSTRAINT "Sample_pkey" PRIMARY KEY ("sensorId","at")
);

-- CreateTable
CREATE TABLE "device"."_DeviceToGroup" (
    "A" UUID NOT NULL,
    "B" INTEGER NOT NULL,

    CONSTRAINT "_DeviceToGroup_AB_pkey" PRIMARY KEY ("A","B")
);

-- CreateIndex
CREATE UNIQUE INDEX "Group_name_key" ON "device"."Group"("name");

-- CreateIndex
CREATE UNIQUE INDEX "Sensor_deviceId_unit_key" ON "telemetry"."Sensor"("deviceId", "unit");

-- CreateIndex
CREATE INDEX "Sample_at_idx" ON "telemetry"."Sample" USING BRIN ("at");

-- CreateIndex
CREATE INDEX "_DeviceToGroup_B_index" ON "device"."_DeviceToGroup"("B");

-- AddForeignKey
ALTER TABLE "telemetry"."Sensor" ADD CONSTRAINT "Sensor_deviceId_fkey" FOREIGN KEY ("deviceId") REFERENCES "device"."Device"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "telemetry"."Sample" ADD CONSTRAINT "Sample_sensorId_fkey" FOREIGN KEY ("sensorId") REFERENCES "telemetry"."Sensor"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "device"."_DeviceToGroup" ADD CONSTRAINT "_DeviceToGroup_A_fkey" FOREIGN KEY ("A") REFERENCES "device"."Device"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "device"."_DeviceToGroup" ADD CONSTRAINT "_DeviceToGroup_B_fkey" FOREIGN KEY ("B") REFERENCES "device"."Group"("id") ON DELETE CASCADE ON UPDATE CASCADE;
