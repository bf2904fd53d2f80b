-- Fixed ids, so that the same rows are found when the seed runs again.
INSERT INTO "agencies" ("id", "name", "slug", "plan", "time_zone") VALUES
    ('00000000-0000-4000-8000-000000000001', 'Northlight', 'northlight', 'GROWTH', 'Europe/Oslo'),
    ('00000000-0000-4000-8000-000000000002', 'Meridian', 'meridian', 'STARTER', 'UTC')
ON CONFLICT DO NOTHING;
