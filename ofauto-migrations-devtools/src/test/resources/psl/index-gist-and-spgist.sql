-- Origin: Prisma schema engine 8.1.0-2.59be4fda12412a79eeb9c2ae727b6aa723593323, from empty to schema
-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "T" (
    "id" INTEGER NOT NULL,
    "net" INET NOT NULL,
    "net2" INET NOT NULL,
    "text" TEXT NOT NULL,
    "code" VARCHAR(20) NOT NULL,
    "spot" point NOT NULL,
    "box" box,

    CONSTRAINT "T_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "T_net_idx" ON "T" USING GIST ("net" inet_ops);

-- CreateIndex
CREATE INDEX "raw gist" ON "T" USING GIST ("net2" inet_ops);

-- CreateIndex
CREATE INDEX "net_sp" ON "T" USING SPGIST ("net" inet_ops);

-- CreateIndex
CREATE INDEX "T_text_idx" ON "T" USING SPGIST ("text" text_ops);

-- CreateIndex
CREATE INDEX "text_plain" ON "T" USING SPGIST ("text");

-- CreateIndex
CREATE INDEX "T_spot_idx" ON "T" USING GIST ("spot");

-- CreateIndex
CREATE INDEX "T_box_idx" ON "T" USING SPGIST ("box");
