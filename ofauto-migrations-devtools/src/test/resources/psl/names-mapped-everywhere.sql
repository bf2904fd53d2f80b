-- Origin: Prisma schema engine 8.1.0-2.59be4fda12412a79eeb9c2ae727b6aa723593323, from empty to schema
-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "user_role" AS ENUM ('administrator', 'visitor');

-- CreateTable
CREATE TABLE "app_users" (
    "user_id" SERIAL NOT NULL,
    "email_address" VARCHAR(320) NOT NULL,
    "user_role" "user_role" NOT NULL DEFAULT 'visitor',
    "user_roles" "user_role"[] DEFAULT ARRAY['administrator']::"user_role"[],
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "manager_id" INTEGER,

    CONSTRAINT "users_primary" PRIMARY KEY ("user_id")
);

-- CreateTable
CREATE TABLE "app_teams" (
    "organisation" TEXT NOT NULL,
    "team_code" TEXT NOT NULL,
    "lead_id" INTEGER NOT NULL,

    CONSTRAINT "teams_primary" PRIMARY KEY ("organisation","team_code")
);

-- CreateIndex
CREATE UNIQUE INDEX "users_email_once" ON "app_users"("email_address");

-- CreateIndex
CREATE INDEX "users_created" ON "app_users"("created_at" DESC);

-- CreateIndex
CREATE INDEX "app_users_user_role_manager_id_idx" ON "app_users"("user_role", "manager_id");

-- CreateIndex
CREATE UNIQUE INDEX "users_email_role" ON "app_users"("email_address", "user_role");

-- CreateIndex
CREATE UNIQUE INDEX "app_teams_lead_id_organisation_key" ON "app_teams"("lead_id", "organisation");

-- AddForeignKey
ALTER TABLE "app_users" ADD CONSTRAINT "users_manager" FOREIGN KEY ("manager_id") REFERENCES "app_users"("user_id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "app_teams" ADD CONSTRAINT "app_teams_lead_id_fkey" FOREIGN KEY ("lead_id") REFERENCES "app_users"("user_id") ON DELETE RESTRICT ON UPDATE CASCADE;
