-- Origin: Prisma schema engine 8.1.0-2.59be4fda12412a79eeb9c2ae727b6aa723593323, from empty to schema
-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "A" (
    "x" INTEGER NOT NULL,
    "y" INTEGER,
    "z" INTEGER NOT NULL,

    CONSTRAINT "A_pkey" PRIMARY KEY ("x","z")
);

-- CreateTable
CREATE TABLE "B" (
    "x" INTEGER NOT NULL,
    "y" INTEGER NOT NULL,

    CONSTRAINT "B_pkey" PRIMARY KEY ("x","y")
);

-- AddForeignKey
ALTER TABLE "A" ADD CONSTRAINT "A_x_y_fkey" FOREIGN KEY ("x", "y") REFERENCES "B"("x", "y") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "A" ADD CONSTRAINT "A_z_y_fkey" FOREIGN KEY ("z", "y") REFERENCES "B"("x", "y") ON DELETE RESTRICT ON UPDATE CASCADE;
