-- Origin: Prisma schema engine 8.1.0-2.59be4fda12412a79eeb9c2ae727b6aa723593323, from empty to schema
-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "Sex" AS ENUM ('F', 'M', 'X');

-- CreateTable
CREATE TABLE "patient" (
    "id" SERIAL NOT NULL,
    "insurance_no" CHAR(10) NOT NULL,
    "sex" "Sex",
    "born" DATE NOT NULL,
    "allergies" TEXT[],
    "doctor_id" INTEGER,

    CONSTRAINT "patient_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "doctor" (
    "id" SERIAL NOT NULL,
    "name" TEXT NOT NULL,
    "speciality" TEXT,

    CONSTRAINT "doctor_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "visit" (
    "id" SERIAL NOT NULL,
    "patient_id" INTEGER NOT NULL,
    "doctor_id" INTEGER NOT NULL,
    "starts" TIMESTAMP(0) NOT NULL,
    "ends" TIMESTAMP(0),
    "time" TIMETZ(0) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "notes" XML,
    "images" BYTEA[],

    CONSTRAINT "visit_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "patient_insurance_no_key" ON "patient"("insurance_no");

-- CreateIndex
CREATE UNIQUE INDEX "visit_doctor_id_starts_key" ON "visit"("doctor_id", "starts");

-- AddForeignKey
ALTER TABLE "patient" ADD CONSTRAINT "patient_doctor" FOREIGN KEY ("doctor_id") REFERENCES "doctor"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "visit" ADD CONSTRAINT "visit_patient_id_fkey" FOREIGN KEY ("patient_id") REFERENCES "patient"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "visit" ADD CONSTRAINT "visit_doctor_id_fkey" FOREIGN KEY ("doctor_id") REFERENCES "doctor"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
