-- Undoes the migration.sql beside it. Only migrate rollback and migrate undo run it.

-- What does not come back:
-- - Rows that the migration has changed or removed.

-- DropConstraint
ALTER TABLE automation_runs DROP CONSTRAINT automation_runs_error_check;

-- AlterTable
ALTER TABLE ONLY automation_runs ALTER COLUMN status DROP DEFAULT;

-- AlterEnum
ALTER TYPE "RunStatus" RENAME TO "RunStatus__old";

-- CreateEnum
CREATE TYPE "RunStatus" AS ENUM ('QUEUED', 'RUNNING', 'SUCCEEDED', 'FAILED');

-- AlterTable
ALTER TABLE automation_runs ALTER COLUMN status SET DATA TYPE "RunStatus" USING status::text::"RunStatus";
ALTER TABLE ONLY automation_runs ALTER COLUMN status SET DEFAULT 'QUEUED'::"RunStatus";

-- DropEnum
DROP TYPE "RunStatus__old";

-- AddConstraint
ALTER TABLE automation_runs ADD CONSTRAINT automation_runs_error_check CHECK (((error IS NULL) OR (status = 'FAILED'::"RunStatus")));
