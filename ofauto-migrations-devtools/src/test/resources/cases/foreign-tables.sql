-- kind: TABLE

-- create: foreign tables with options and settings
-- both:
create extension file_fdw;
create server files foreign data wrapper file_fdw;
-- to:
create foreign table numbers (n int not null, "Text" text options (force_not_null 'true'), check (n > 0)) server files
	options (filename '/nowhere/it''s.csv', format 'csv', header 'true');
create view v as select n from numbers;

-- alter: the options of a foreign table
-- steps: set-foreign-options
-- only: alter
-- both:
create extension file_fdw;
create server files foreign data wrapper file_fdw;
-- from:
create foreign table numbers (n int) server files options (filename '/nowhere/a.csv', format 'csv', header 'true');
-- to:
create foreign table numbers (n int) server files options (filename '/nowhere/b.csv', format 'csv', delimiter ';');

-- alter: the columns of a foreign table
-- never: drop foreign table, drop table
-- both:
create extension file_fdw;
create server files foreign data wrapper file_fdw;
-- from:
create foreign table numbers (n int, old boolean) server files options (filename '/nowhere/a.csv');
create view v as select n from numbers;
-- to:
create foreign table numbers (n bigint not null, at date, kind text, size int default 5) server files options (filename '/nowhere/a.csv');
create view v as select n from numbers;

-- alter: a table becomes a foreign table
-- refused: Create another table beside it
-- both:
create extension file_fdw;
create server files foreign data wrapper file_fdw;
-- from:
create table numbers (n int);
-- data:
insert into numbers values (1);
-- to:
create foreign table numbers (n int) server files options (filename '/nowhere/a.csv');

-- drop: a foreign table
-- both:
create extension file_fdw;
create server files foreign data wrapper file_fdw;
-- from:
create foreign table "Num" (n int) server files options (filename '/nowhere/a.csv');
-- to:

-- rename: a foreign table
-- renames: TABLE public.numbers -> figures
-- both:
create extension file_fdw;
create server files foreign data wrapper file_fdw;
-- from:
create foreign table numbers (n int, a text, b date) server files options (filename '/nowhere/a.csv');
-- to:
create foreign table figures (n int, a text, b date) server files options (filename '/nowhere/a.csv');
