-- Origin: Prisma schema engine 8.1.0-2.59be4fda12412a79eeb9c2ae727b6aa723593323, from empty to schema
-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "Priority" AS ENUM ('LOW', 'NORMAL', 'HIGH', 'URGENT');

-- CreateTable
CREATE TABLE "Project" (
    "key" VARCHAR(10) NOT NULL,
    "name" TEXT NOT NULL,

    CONSTRAINT "Project_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "Issue" (
    "project" VARCHAR(10) NOT NULL,
    "number" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "priority" "Priority" NOT NULL DEFAULT 'NORMAL',
    "estimate" DECIMAL(4,1),
    "custom" JSONB,
    "watchers" TEXT[] DEFAULT ARRAY[]::TEXT[],

    CONSTRAINT "Issue_pkey" PRIMARY KEY ("project","number")
);

-- CreateTable
CREATE TABLE "Link" (
    "id" SERIAL NOT NULL,
    "fromProject" VARCHAR(10) NOT NULL,
    "fromNumber" INTEGER NOT NULL,
    "toProject" VARCHAR(10) NOT NULL,
    "toNumber" INTEGER NOT NULL,

    CONSTRAINT "Link_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Label" (
    "project" VARCHAR(10) NOT NULL,
    "name" TEXT NOT NULL,
    "color" INTEGER NOT NULL DEFAULT 16777215,

    CONSTRAINT "Label_pkey" PRIMARY KEY ("project","name")
);

-- CreateIndex
CREATE INDEX "Issue_priority_number_idx" ON "Issue"("priority", "number" DESC);

-- CreateIndex
CREATE INDEX "Issue_custom_idx" ON "Issue" USING GIN ("custom" jsonb_path_ops);

-- CreateIndex
CREATE UNIQUE INDEX "Link_fromProject_fromNumber_toProject_toNumber_key" ON "Link"("fromProject", "fromNumber", "toProject", "toNumber");

-- AddForeignKey
ALTER TABLE "Issue" ADD CONSTRAINT "Issue_project_fkey" FOREIGN KEY ("project") REFERENCES "Project"("key") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Link" ADD CONSTRAINT "Link_fromProject_fromNumber_fkey" FOREIGN KEY ("fromProject", "fromNumber") REFERENCES "Issue"("project", "number") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Link" ADD CONSTRAINT "Link_toProject_toNumber_fkey" FOREIGN KEY ("toProject", "toNumber") REFERENCES "Issue"("project", "number") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Label" ADD CONSTRAINT "Label_project_fkey" FOREIGN KEY ("project") REFERENCES "Project"("key") ON DELETE CASCADE ON UPDATE CASCADE;
