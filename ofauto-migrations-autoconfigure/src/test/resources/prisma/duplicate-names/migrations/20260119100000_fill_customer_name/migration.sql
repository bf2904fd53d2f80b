-- Custom migration: a name is never empty
UPDATE "customer" SET "name" = 'unknown' WHERE "name" = '';
