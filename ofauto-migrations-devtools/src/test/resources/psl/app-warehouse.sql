-- Origin: Prisma schema engine 8.1.0-2.59be4fda12412a79eeb9c2ae727b6aa723593323, from empty to schema
-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "Warehouse" (
    "id" SMALLSERIAL NOT NULL,
    "code" CHAR(4) NOT NULL,

    CONSTRAINT "Warehouse_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Bin" (
    "warehouseId" SMALLINT NOT NULL,
    "aisle" SMALLINT NOT NULL,
    "shelf" CHAR(1) NOT NULL,

    CONSTRAINT "bin_place" PRIMARY KEY ("warehouseId","aisle","shelf")
);

-- CreateTable
CREATE TABLE "Product" (
    "sku" VARCHAR(32) NOT NULL,
    "ean" CHAR(13),
    "weight" DECIMAL(8,3),
    "tags" TEXT[],

    CONSTRAINT "Product_pkey" PRIMARY KEY ("sku")
);

-- CreateTable
CREATE TABLE "Stock" (
    "warehouseId" SMALLINT NOT NULL,
    "aisle" SMALLINT NOT NULL,
    "shelf" CHAR(1) NOT NULL,
    "sku" VARCHAR(32) NOT NULL,
    "quantity" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "Stock_pkey" PRIMARY KEY ("warehouseId","aisle","shelf","sku")
);

-- CreateTable
CREATE TABLE "Bom" (
    "wholeSku" VARCHAR(32) NOT NULL,
    "partSku" VARCHAR(32) NOT NULL,
    "count" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "Bom_pkey" PRIMARY KEY ("wholeSku","partSku")
);

-- CreateIndex
CREATE UNIQUE INDEX "Warehouse_code_key" ON "Warehouse"("code");

-- CreateIndex
CREATE UNIQUE INDEX "Product_ean_key" ON "Product"("ean");

-- CreateIndex
CREATE INDEX "Product_tags_idx" ON "Product" USING GIN ("tags");

-- CreateIndex
CREATE INDEX "Stock_sku_quantity_idx" ON "Stock"("sku", "quantity");

-- AddForeignKey
ALTER TABLE "Bin" ADD CONSTRAINT "Bin_warehouseId_fkey" FOREIGN KEY ("warehouseId") REFERENCES "Warehouse"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Stock" ADD CONSTRAINT "Stock_warehouseId_aisle_shelf_fkey" FOREIGN KEY ("warehouseId", "aisle", "shelf") REFERENCES "Bin"("warehouseId", "aisle", "shelf") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Stock" ADD CONSTRAINT "Stock_sku_fkey" FOREIGN KEY ("sku") REFERENCES "Product"("sku") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Bom" ADD CONSTRAINT "Bom_wholeSku_fkey" FOREIGN KEY ("wholeSku") REFERENCES "Product"("sku") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Bom" ADD CONSTRAINT "Bom_partSku_fkey" FOREIGN KEY ("partSku") REFERENCES "Product"("sku") ON DELETE RESTRICT ON UPDATE CASCADE;
