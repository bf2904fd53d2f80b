-- Origin: Prisma schema engine 8.1.0-2.59be4fda12412a79eeb9c2ae727b6aa723593323, from empty to schema
-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "All Orders" (
    "Order Number" SERIAL NOT NULL,
    "running_number" SERIAL NOT NULL,

    CONSTRAINT "pk of orders" PRIMARY KEY ("Order Number")
);

-- CreateIndex
CREATE UNIQUE INDEX "orders number" ON "All Orders"("running_number");
