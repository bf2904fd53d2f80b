-- Origin: Prisma schema engine 8.1.0-2.59be4fda12412a79eeb9c2ae727b6aa723593323, from empty to schema
-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "InvoiceState" AS ENUM ('OPEN', 'SENT', 'PAID', 'VOID');

-- CreateTable
CREATE TABLE "Customer" (
    "id" SERIAL NOT NULL,
    "VAT number" TEXT,
    "name" TEXT NOT NULL,
    "billingId" INTEGER,
    "shippingId" INTEGER,

    CONSTRAINT "Customer_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Address" (
    "id" SERIAL NOT NULL,
    "lines" TEXT[],
    "zip" VARCHAR(12) NOT NULL,

    CONSTRAINT "Address_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Invoice" (
    "year" SMALLINT NOT NULL,
    "number" SERIAL NOT NULL,
    "customerId" INTEGER NOT NULL,
    "state" "InvoiceState" NOT NULL DEFAULT 'OPEN',
    "issued" DATE NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "due" DATE NOT NULL DEFAULT (CURRENT_DATE + 14),
    "total" DECIMAL(12,2) NOT NULL DEFAULT 0,
    "pdf" BYTEA,

    CONSTRAINT "Invoice_pkey" PRIMARY KEY ("year","number")
);

-- CreateTable
CREATE TABLE "Line" (
    "year" SMALLINT NOT NULL,
    "number" INTEGER NOT NULL,
    "position" SMALLINT NOT NULL,
    "text" TEXT NOT NULL,
    "quantity" DECIMAL(10,3) NOT NULL DEFAULT 1,
    "price" DECIMAL(12,2) NOT NULL,
    "rate" DECIMAL(4,3) NOT NULL DEFAULT 0.2,

    CONSTRAINT "Line_pkey" PRIMARY KEY ("year","number","position")
);

-- CreateIndex
CREATE UNIQUE INDEX "Customer_VAT number_key" ON "Customer"("VAT number");

-- CreateIndex
CREATE UNIQUE INDEX "Customer_shippingId_key" ON "Customer"("shippingId");

-- CreateIndex
CREATE INDEX "Customer_billingId_idx" ON "Customer"("billingId");

-- CreateIndex
CREATE INDEX "Invoice_customerId_issued_idx" ON "Invoice"("customerId", "issued" DESC);

-- CreateIndex
CREATE INDEX "Invoice_state_idx" ON "Invoice" USING HASH ("state");

-- AddForeignKey
ALTER TABLE "Customer" ADD CONSTRAINT "Customer_billingId_fkey" FOREIGN KEY ("billingId") REFERENCES "Address"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Customer" ADD CONSTRAINT "Customer_shippingId_fkey" FOREIGN KEY ("shippingId") REFERENCES "Address"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Invoice" ADD CONSTRAINT "Invoice_customerId_fkey" FOREIGN KEY ("customerId") REFERENCES "Customer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Line" ADD CONSTRAINT "Line_year_number_fkey" FOREIGN KEY ("year", "number") REFERENCES "Invoice"("year", "number") ON DELETE CASCADE ON UPDATE CASCADE;
