INSERT INTO monthly_figures (agency, month, clients, messages) VALUES
    ('Meridian', '2026-04-01', 1, 0),
    ('Northlight', '2026-04-01', 2, 418),
    ('Northlight', '2026-05-01', 2, 530)
ON CONFLICT DO NOTHING;
