-- AlterTable
ALTER TABLE "clients" ADD COLUMN "display_name" VARCHAR(120);

-- Backfill: until now everybody was shown by the name in the contract.
UPDATE "clients" SET "display_name" = "name" WHERE "display_name" IS NULL;

-- AlterTable
ALTER TABLE "clients" ALTER COLUMN "display_name" SET NOT NULL;
