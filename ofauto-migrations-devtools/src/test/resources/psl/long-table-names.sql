-- Origin: Prisma schema engine 8.1.0-2.59be4fda12412a79eeb9c2ae727b6aa723593323, from empty to schema
-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "a_table_name_of_exactly_sixty_three_bytes_that_postgresql_keeps" (
    "id" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "other" INTEGER NOT NULL,

    CONSTRAINT "a_table_name_of_exactly_sixty_three_bytes_that_postgresql__pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "a_child_table_that_has_a_name_of_more_than_fifty_bytes_too" (
    "id" INTEGER NOT NULL,
    "parent_id_of_the_child_in_the_table_with_a_rather_long_name" INTEGER NOT NULL,

    CONSTRAINT "a_child_table_that_has_a_name_of_more_than_fifty_bytes_too_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "a_table_name_of_exactly_sixty_three_bytes_that_postgresql_k_key" ON "a_table_name_of_exactly_sixty_three_bytes_that_postgresql_keeps"("name");

-- CreateIndex
CREATE INDEX "by other" ON "a_table_name_of_exactly_sixty_three_bytes_that_postgresql_keeps"("other");

-- CreateIndex
CREATE INDEX "a_table_name_of_exactly_sixty_three_bytes_that_postgresql_k_idx" ON "a_table_name_of_exactly_sixty_three_bytes_that_postgresql_keeps"("name", "other");

-- CreateIndex
CREATE UNIQUE INDEX "a_child_table_that_has_a_name_of_more_than_fifty_bytes_too__key" ON "a_child_table_that_has_a_name_of_more_than_fifty_bytes_too"("parent_id_of_the_child_in_the_table_with_a_rather_long_name", "id");

-- AddForeignKey
ALTER TABLE "a_child_table_that_has_a_name_of_more_than_fifty_bytes_too" ADD CONSTRAINT "a_child_table_that_has_a_name_of_more_than_fifty_bytes_too_fkey" FOREIGN KEY ("parent_id_of_the_child_in_the_table_with_a_rather_long_name") REFERENCES "a_table_name_of_exactly_sixty_three_bytes_that_postgresql_keeps"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
