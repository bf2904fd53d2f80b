INSERT INTO "clients" ("id", "agency_id", "name", "display_name", "email", "status")
SELECT seed."id"::uuid, agency."id", seed."name", seed."name", seed."email", seed."status"::"ClientStatus"
FROM (VALUES
    ('00000000-0000-4000-8000-000000000101', 'northlight', 'Mira Holm', 'mira@example.org', 'ACTIVE'),
    ('00000000-0000-4000-8000-000000000102', 'northlight', 'Jonas Vik', 'jonas@example.org', 'ONBOARDING'),
    ('00000000-0000-4000-8000-000000000103', 'meridian', 'Ada Quay', 'ada@example.org', 'PAUSED')
) seed ("id", "agency", "name", "email", "status")
JOIN "agencies" agency ON agency."slug" = seed."agency"
ON CONFLICT DO NOTHING;
