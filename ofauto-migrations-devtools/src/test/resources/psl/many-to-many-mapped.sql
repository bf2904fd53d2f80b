-- Origin: Prisma schema engine 8.1.0-2.59be4fda12412a79eeb9c2ae727b6aa723593323, from empty to schema
-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "students table" (
    "student id" INTEGER NOT NULL,

    CONSTRAINT "students table_pkey" PRIMARY KEY ("student id")
);

-- CreateTable
CREATE TABLE "courses table" (
    "Course Key" VARCHAR(10) NOT NULL,

    CONSTRAINT "courses table_pkey" PRIMARY KEY ("Course Key")
);

-- CreateTable
CREATE TABLE "_CourseToStudent" (
    "A" VARCHAR(10) NOT NULL,
    "B" INTEGER NOT NULL,

    CONSTRAINT "_CourseToStudent_AB_pkey" PRIMARY KEY ("A","B")
);

-- CreateIndex
CREATE INDEX "_CourseToStudent_B_index" ON "_CourseToStudent"("B");

-- AddForeignKey
ALTER TABLE "_CourseToStudent" ADD CONSTRAINT "_CourseToStudent_A_fkey" FOREIGN KEY ("A") REFERENCES "courses table"("Course Key") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "_CourseToStudent" ADD CONSTRAINT "_CourseToStudent_B_fkey" FOREIGN KEY ("B") REFERENCES "students table"("student id") ON DELETE CASCADE ON UPDATE CASCADE;
