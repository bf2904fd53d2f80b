-- kind: COLUMN

-- create: generated columns with a table
-- to:
create table t (a int, b int, sum int generated always as (a + b) stored, "Label" text generated always as ('#' || a) stored);

-- create: a generated column in a table with rows
-- steps: add-column
-- from:
create table t (a int);
-- data:
insert into t values (2);
-- to:
create table t (a int, double int generated always as (a * 2) stored);
-- kept:
select a, double from t
=> 2|4

-- create: a generated column that calls a new immutable function
-- from:
create table t (a text);
-- data:
insert into t values ('Ab');
-- to:
create function slug(text) returns text language sql immutable as 'select lower($1)';
create table t (a text, slug text generated always as (slug(a)) stored unique);
-- kept:
select slug from t
=> ab

-- create: a search vector with an index
-- from:
create table t (title text, body text);
-- data:
insert into t values ('hello world', 'x');
-- to:
create table t (title text, body text,
	search tsvector generated always as (to_tsvector('simple', coalesce(title, '') || ' ' || coalesce(body, ''))) stored);
create index on t using gin (search);
-- kept:
select count(*) from t where search @@ 'world'
=> 1

-- alter: the expression of a generated column
-- from:
create table t (a int, b int generated always as (a * 2) stored);
create index on t (b);
-- data:
insert into t values (2);
-- to:
create table t (a int, b int generated always as (a * 3) stored);
create index on t (b);
-- kept:
select a, b from t
=> 2|6

-- alter: a generated column becomes plain and keeps its values
-- steps: drop-expression
-- never: drop column
-- from:
create table t (a int, b int generated always as (a * 2) stored);
-- data:
insert into t values (2);
-- to:
create table t (a int, b int);
-- kept:
select a, b from t
=> 2|4

-- alter: a generated column gets a default instead
-- steps: drop-expression, set-default
-- never: drop column
-- from:
create table t (a int, b int generated always as (a * 2) stored);
-- data:
insert into t values (2);
-- to:
create table t (a int, b int default 9);
-- kept:
select a, b from t
=> 2|4

-- alter: a plain column becomes generated
-- data-lost
-- from:
create table t (a int, b int);
-- data:
insert into t values (2, 9);
-- to:
create table t (a int, b int generated always as (a * 2) stored);
-- kept:
select a, b from t
=> 2|4

-- alter: the expression of a generated column that a view and a constraint read
-- from:
create table t (a int, b int generated always as (a * 2) stored, constraint c check (b > 0), unique (b));
create view v as select b from t;
-- data:
insert into t values (2);
-- to:
create table t (a int, b int generated always as (a * 3) stored, constraint c check (b > 0), unique (b));
create view v as select b from t;
-- kept:
select b from v
=> 6

-- alter: the function behind a generated column
-- steps: replace-object
-- kind: ROUTINE
-- from:
create function f(int) returns int language sql immutable as 'select $1 + 1';
create table t (a int, b int generated always as (f(a)) stored);
-- data:
insert into t values (1);
-- to:
create function f(int) returns int language sql immutable as 'select $1 + 2';
create table t (a int, b int generated always as (f(a)) stored);
-- kept:
select a from t
=> 1

-- alter: the type of a generated column
-- steps: alter-column-type
-- from:
create table t (a int, b int generated always as (a * 2) stored);
-- data:
insert into t values (2);
-- to:
create table t (a int, b numeric(10, 1) generated always as (a * 2) stored);
-- kept:
select a, b from t
=> 2|4.0

-- drop: a generated column
-- from:
create table t (a int, b int generated always as (a * 2) stored);
-- data:
insert into t values (2);
-- to:
create table t (a int);
-- kept:
select a from t
=> 2

-- create: a virtual generated column
-- from-version: 18
-- from:
create table t (a int);
-- data:
insert into t values (2);
-- to:
create table t (a int, b int generated always as (a * 2) virtual);
-- kept:
select a, b from t
=> 2|4

-- alter: a stored generated column becomes virtual
-- from-version: 18
-- from:
create table t (a int, b int generated always as (a * 2) stored);
-- data:
insert into t values (2);
-- to:
create table t (a int, b int generated always as (a * 2) virtual);
-- kept:
select a, b from t
=> 2|4

-- rename: a generated column
-- renames: COLUMN public.t.b -> twice
-- from:
create table t (a int, b int generated always as (a * 2) stored);
-- data:
insert into t values (2);
-- to:
create table t (a int, twice int generated always as (a * 2) stored);
-- kept:
select a, twice from t
=> 2|4
