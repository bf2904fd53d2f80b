-- Origin: Prisma schema engine 8.1.0-2.59be4fda12412a79eeb9c2ae727b6aa723593323, from before.prisma to after.prisma
-- DropForeignKey
ALTER TABLE "B" DROP CONSTRAINT "B_y_fkey";

-- AddForeignKey
ALTER TABLE "B" ADD CONSTRAINT "B_x_fkey" FOREIGN KEY ("x") REFERENCES "A"("code") ON DELETE RESTRICT ON UPDATE CASCADE;
