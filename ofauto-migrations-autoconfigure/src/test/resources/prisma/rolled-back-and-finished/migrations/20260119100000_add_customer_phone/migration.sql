-- CreateTable
CREATE TABLE "call" (
    "id" TEXT NOT NULL,

    CONSTRAINT "call_pkey" PRIMARY KEY ("id")
);

-- AlterTable
ALTER TABLE "customer" ADD COLUMN "phone" TEXT;

-- CreateIndex
CREATE INDEX "customer_phone_idx" ON "customer"("phone");
