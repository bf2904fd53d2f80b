-- Origin: Prisma schema engine 8.1.0-2.59be4fda12412a79eeb9c2ae727b6aa723593323, from before.prisma to after.prisma
-- AlterEnum
BEGIN;
CREATE TYPE "E_new" AS ENUM ('A', 'C');
ALTER TABLE "T" ALTER COLUMN "e" DROP DEFAULT;
ALTER TABLE "T" ALTER COLUMN "e" TYPE "E_new" USING ("e"::text::"E_new");
ALTER TABLE "T" ALTER COLUMN "o" TYPE "E_new" USING ("o"::text::"E_new");
ALTER TABLE "T" ALTER COLUMN "es" TYPE "E_new"[] USING ("es"::text::"E_new"[]);
ALTER TABLE "T" ALTER COLUMN "x" TYPE "E_new" USING ("x"::text::"E_new");
ALTER TYPE "E" RENAME TO "E_old";
ALTER TYPE "E_new" RENAME TO "E";
DROP TYPE "E_old";
ALTER TABLE "T" ALTER COLUMN "e" SET DEFAULT 'A';
COMMIT;
