-- Origin: Prisma schema engine 8.1.0-2.59be4fda12412a79eeb9c2ae727b6aa723593323, from empty to schema
-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "audit";

-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "auth";

-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "shop";

-- CreateEnum
CREATE TYPE "shop"."order_status" AS ENUM ('OPEN', 'PAID', 'SENT');

-- CreateTable
CREATE TABLE "auth"."Account" (
    "id" UUID NOT NULL,
    "login" TEXT NOT NULL,

    CONSTRAINT "Account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "shop"."Product" (
    "sku" VARCHAR(32) NOT NULL,
    "price" DECIMAL(12,2) NOT NULL,
    "title" TEXT NOT NULL,
    "attrs" JSON,

    CONSTRAINT "Product_pkey" PRIMARY KEY ("sku")
);

-- CreateTable
CREATE TABLE "shop"."orders" (
    "id" SERIAL NOT NULL,
    "number" BIGINT NOT NULL,
    "accountId" UUID,
    "status" "shop"."order_status" NOT NULL DEFAULT 'OPEN',
    "history" "shop"."order_status"[] DEFAULT ARRAY[]::"shop"."order_status"[],
    "placed" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "orders_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "shop"."order_lines" (
    "orderId" INTEGER NOT NULL,
    "position" SMALLINT NOT NULL,
    "sku" VARCHAR(32) NOT NULL,
    "quantity" DOUBLE PRECISION NOT NULL DEFAULT 1,

    CONSTRAINT "order_lines_key" PRIMARY KEY ("orderId","position")
);

-- CreateTable
CREATE TABLE "audit"."Entry" (
    "id" BIGSERIAL NOT NULL,
    "who" UUID,
    "at" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "detail" JSONB NOT NULL DEFAULT '{"by": "system"}',
    "ip" INET,

    CONSTRAINT "Entry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "auth"."_wishlist" (
    "A" UUID NOT NULL,
    "B" VARCHAR(32) NOT NULL,

    CONSTRAINT "_wishlist_AB_pkey" PRIMARY KEY ("A","B")
);

-- CreateTable
CREATE TABLE "shop"."_related" (
    "A" VARCHAR(32) NOT NULL,
    "B" VARCHAR(32) NOT NULL,

    CONSTRAINT "_related_AB_pkey" PRIMARY KEY ("A","B")
);

-- CreateIndex
CREATE UNIQUE INDEX "Account_login_key" ON "auth"."Account"("login");

-- CreateIndex
CREATE UNIQUE INDEX "orders_number_key" ON "shop"."orders"("number");

-- CreateIndex
CREATE INDEX "orders_status_placed_idx" ON "shop"."orders"("status", "placed" DESC) WHERE (status <> 'SENT');

-- CreateIndex
CREATE UNIQUE INDEX "orders_accountId_number_key" ON "shop"."orders"("accountId", "number") WHERE ("accountId" IS NOT NULL);

-- CreateIndex
CREATE INDEX "Entry_detail_idx" ON "audit"."Entry" USING GIN ("detail" jsonb_path_ops);

-- CreateIndex
CREATE INDEX "Entry_ip_idx" ON "audit"."Entry" USING GIST ("ip" inet_ops);

-- CreateIndex
CREATE INDEX "_wishlist_B_index" ON "auth"."_wishlist"("B");

-- CreateIndex
CREATE INDEX "_related_B_index" ON "shop"."_related"("B");

-- AddForeignKey
ALTER TABLE "shop"."orders" ADD CONSTRAINT "orders_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "auth"."Account"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "shop"."order_lines" ADD CONSTRAINT "order_lines_orderId_fkey" FOREIGN KEY ("orderId") REFERENCES "shop"."orders"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "shop"."order_lines" ADD CONSTRAINT "order_lines_sku_fkey" FOREIGN KEY ("sku") REFERENCES "shop"."Product"("sku") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "audit"."Entry" ADD CONSTRAINT "Entry_who_fkey" FOREIGN KEY ("who") REFERENCES "auth"."Account"("id") ON DELETE NO ACTION ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "auth"."_wishlist" ADD CONSTRAINT "_wishlist_A_fkey" FOREIGN KEY ("A") REFERENCES "auth"."Account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "auth"."_wishlist" ADD CONSTRAINT "_wishlist_B_fkey" FOREIGN KEY ("B") REFERENCES "shop"."Product"("sku") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "shop"."_related" ADD CONSTRAINT "_related_A_fkey" FOREIGN KEY ("A") REFERENCES "shop"."Product"("sku") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "shop"."_related" ADD CONSTRAINT "_related_B_fkey" FOREIGN KEY ("B") REFERENCES "shop"."Product"("sku") ON DELETE CASCADE ON UPDATE CASCADE;
