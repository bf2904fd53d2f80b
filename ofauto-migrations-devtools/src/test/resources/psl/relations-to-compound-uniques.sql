-- Origin: Prisma schema engine 8.1.0-2.59be4fda12412a79eeb9c2ae727b6aa723593323, from empty to schema
-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "Version" (
    "id" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "major" INTEGER NOT NULL,
    "minor" INTEGER NOT NULL,

    CONSTRAINT "Version_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Patch" (
    "id" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "major" INTEGER NOT NULL,
    "minor" INTEGER NOT NULL,

    CONSTRAINT "Patch_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "version_release" ON "Version"("name", "major", "minor");

-- AddForeignKey
ALTER TABLE "Patch" ADD CONSTRAINT "patch_of_version" FOREIGN KEY ("name", "major", "minor") REFERENCES "Version"("name", "major", "minor") ON DELETE RESTRICT ON UPDATE CASCADE;
