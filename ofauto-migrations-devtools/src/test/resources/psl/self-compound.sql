-- Origin: Prisma schema engine 8.1.0-2.59be4fda12412a79eeb9c2ae727b6aa723593323, from empty to schema
-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "Part" (
    "plant" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "ofPlant" TEXT,
    "ofNumber" INTEGER,

    CONSTRAINT "Part_pkey" PRIMARY KEY ("plant","number")
);

-- AddForeignKey
ALTER TABLE "Part" ADD CONSTRAINT "Part_ofPlant_ofNumber_fkey" FOREIGN KEY ("ofPlant", "ofNumber") REFERENCES "Part"("plant", "number") ON DELETE SET NULL ON UPDATE CASCADE;
