-- CreateView
CREATE VIEW "agency_overview" AS
SELECT
    a."id" AS "agency_id",
    a."name" AS "agency_name",
    a."plan",
    (SELECT count(*) FROM "clients" c WHERE c."agency_id" = a."id" AND c."status" <> 'ARCHIVED') AS "clients",
    (SELECT count(*) FROM "campaigns" p WHERE p."agency_id" = a."id" AND p."status" = 'RUNNING') AS "running_campaigns",
    (SELECT count(*) FROM "automations" t JOIN "campaigns" p ON p."id" = t."campaign_id"
        WHERE p."agency_id" = a."id" AND t."enabled") AS "enabled_automations",
    (SELECT max(r."requested_at") FROM "automation_runs" r
        JOIN "automations" t ON t."id" = r."automation_id"
        JOIN "campaigns" p ON p."id" = t."campaign_id"
        WHERE p."agency_id" = a."id") AS "last_run_at"
FROM "agencies" a;

COMMENT ON VIEW "agency_overview" IS 'What the dashboard shows of each agency';
