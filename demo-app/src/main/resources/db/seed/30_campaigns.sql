INSERT INTO "campaigns" ("id", "agency_id", "client_id", "name", "status", "budget_cents", "starts_at", "ends_at")
SELECT seed."id"::uuid, client."agency_id", client."id", seed."name", seed."status"::"CampaignStatus", seed."budget",
    seed."starts_at"::timestamptz, seed."ends_at"::timestamptz
FROM (VALUES
    ('00000000-0000-4000-8000-000000000201', '00000000-0000-4000-8000-000000000101', 'Spring welcome', 'RUNNING', 25000, '2026-03-01 00:00Z', NULL),
    ('00000000-0000-4000-8000-000000000202', '00000000-0000-4000-8000-000000000101', 'Win back', 'DRAFT', 8000, NULL, NULL),
    ('00000000-0000-4000-8000-000000000203', '00000000-0000-4000-8000-000000000103', 'Renewals', 'RUNNING', 12000, '2026-04-01 00:00Z', '2027-04-01 00:00Z')
) seed ("id", "client", "name", "status", "budget", "starts_at", "ends_at")
JOIN "clients" client ON client."id" = seed."client"::uuid
ON CONFLICT DO NOTHING;

INSERT INTO "automations" ("id", "campaign_id", "name", "trigger", "action", "enabled")
SELECT seed."id"::uuid, campaign."id", seed."name", seed."trigger"::"AutomationTrigger", seed."action"::"AutomationAction",
    seed."enabled"
FROM (VALUES
    ('00000000-0000-4000-8000-000000000301', '00000000-0000-4000-8000-000000000201', 'Welcome message', 'NEW_SUBSCRIBER', 'SEND_MESSAGE', true),
    ('00000000-0000-4000-8000-000000000302', '00000000-0000-4000-8000-000000000201', 'Tell the team', 'MESSAGE_RECEIVED', 'NOTIFY_TEAM', false),
    ('00000000-0000-4000-8000-000000000303', '00000000-0000-4000-8000-000000000203', 'Remind of the renewal', 'SUBSCRIPTION_EXPIRING', 'SEND_MESSAGE', true)
) seed ("id", "campaign", "name", "trigger", "action", "enabled")
JOIN "campaigns" campaign ON campaign."id" = seed."campaign"::uuid
ON CONFLICT DO NOTHING;
