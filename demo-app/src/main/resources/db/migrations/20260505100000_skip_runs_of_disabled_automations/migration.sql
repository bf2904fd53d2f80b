-- A value added to an enum can be used only after it was committed, hence two migrations.
UPDATE "automation_runs" r SET "status" = 'SKIPPED', "finished_at" = CURRENT_TIMESTAMP
FROM "automations" t
WHERE t."id" = r."automation_id" AND NOT t."enabled" AND r."status" = 'QUEUED';
