CREATE TABLE agencies (id int PRIMARY KEY, name text NOT NULL);
INSERT INTO agencies VALUES (1, 'Northlight');
