-- Origin: Prisma schema engine 8.1.0-2.59be4fda12412a79eeb9c2ae727b6aa723593323, from empty to schema
-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "Node" (
    "id" INTEGER NOT NULL,
    "rootId" INTEGER NOT NULL,

    CONSTRAINT "Node_pkey" PRIMARY KEY ("id")
);

-- AddForeignKey
ALTER TABLE "Node" ADD CONSTRAINT "Node_rootId_fkey" FOREIGN KEY ("rootId") REFERENCES "Node"("id") ON DELETE CASCADE ON UPDATE NO ACTION;
