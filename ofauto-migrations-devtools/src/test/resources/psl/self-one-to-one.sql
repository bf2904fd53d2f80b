-- Origin: Prisma schema engine 8.1.0-2.59be4fda12412a79eeb9c2ae727b6aa723593323, from empty to schema
-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "Step" (
    "id" INTEGER NOT NULL,
    "nextId" INTEGER,

    CONSTRAINT "Step_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "Step_nextId_key" ON "Step"("nextId");

-- AddForeignKey
ALTER TABLE "Step" ADD CONSTRAINT "Step_nextId_fkey" FOREIGN KEY ("nextId") REFERENCES "Step"("id") ON DELETE SET NULL ON UPDATE CASCADE;
