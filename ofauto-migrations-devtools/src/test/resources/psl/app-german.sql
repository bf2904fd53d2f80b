-- Origin: Prisma schema engine 8.1.0-2.59be4fda12412a79eeb9c2ae727b6aa723593323, from empty to schema
-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "Zahlungsart (alle)" AS ENUM ('bar', 'Überweisung', 'Kredit-/Debitkarte');

-- CreateTable
CREATE TABLE "Mandanten" (
    "Mandanten-Nr." SERIAL NOT NULL,
    "Bezeichnung" TEXT NOT NULL,

    CONSTRAINT "Mandanten_pkey" PRIMARY KEY ("Mandanten-Nr.")
);

-- CreateTable
CREATE TABLE "Verträge" (
    "Vertrags-Nr." SERIAL NOT NULL,
    "Mandanten-Nr." INTEGER NOT NULL,
    "Zahlungsart" "Zahlungsart (alle)" NOT NULL DEFAULT 'Überweisung',
    "gültig bis" DATE,
    "Betrag in €" DECIMAL(12,2) NOT NULL DEFAULT 0.00,

    CONSTRAINT "Verträge_pkey" PRIMARY KEY ("Vertrags-Nr.")
);

-- CreateIndex
CREATE INDEX "Verträge_Zahlungsart_Betrag in €_idx" ON "Verträge"("Zahlungsart", "Betrag in €" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "Verträge_Mandanten-Nr._gültig bis_key" ON "Verträge"("Mandanten-Nr.", "gültig bis");

-- AddForeignKey
ALTER TABLE "Verträge" ADD CONSTRAINT "Verträge_Mandanten-Nr._fkey" FOREIGN KEY ("Mandanten-Nr.") REFERENCES "Mandanten"("Mandanten-Nr.") ON DELETE RESTRICT ON UPDATE CASCADE;
