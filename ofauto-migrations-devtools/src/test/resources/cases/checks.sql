-- kind: CONSTRAINT

-- create: a check on a table with rows
-- only: alter table
-- from:
create table t (a int);
-- data:
insert into t values (1), (null);
-- to:
create table t (a int check (a > 0));
-- kept:
select a from t order by a
=> 1
=> 

-- create: a check that a row violates
-- fails: is violated by some row
-- from:
create table t (a int);
-- data:
insert into t values (-1);
-- to:
create table t (a int check (a > 0));

-- create: a list of words on a varchar, which PostgreSQL prints in two ways
-- from:
create table t (state varchar(10));
-- data:
insert into t values ('NEW');
-- to:
create table t (state varchar(10) check (state in ('NEW', 'OLD')));
-- kept:
select state from t
=> NEW

-- create: checks of many sorts
-- to:
create table t (
	a int check (a between 1 and 5), b text check (b ~ '^[a-z]+$'), c text check (length(c) < 10 and c not like '%\%%'),
	d date, e date, f jsonb check (jsonb_typeof(f) = 'object'), g varchar(9) check (g in ('x') or g is null),
	h char(1) check (h in ('y', 'n')), i numeric check (i >= 0.5), j text[] check (cardinality(j) <= 3 and 'x' = any (j)),
	constraint "Order" check (d < e), constraint exactly_one check (num_nonnulls(a, b) = 1), check (not (a > 3 and b = 'it''s'))
);

-- create: a check of a reserved and mixed column that calls a new function
-- from:
create table t ("Check" text);
-- data:
insert into t values ('ab');
-- to:
create function fine(text) returns boolean language sql immutable as 'select length($1) > 1';
create table t ("Check" text, constraint "is fine?" check (fine("Check")));
-- kept:
select "Check" from t
=> ab

-- create: a check that is not validated over rows that violate it
-- from:
create table t (a int);
-- data:
insert into t values (-1);
-- to:
create table t (a int);
alter table t add constraint c check (a > 0) not valid;
-- kept:
select a from t
=> -1

-- create: a check that children do not have
-- from:
create table t (a int);
create table u (b int) inherits (t);
-- data:
insert into u values (-1, 1);
-- to:
create table t (a int, constraint c check (a > 0) no inherit);
create table u (b int) inherits (t);
-- kept:
select a, b from u
=> -1|1

-- create: a check that is not enforced
-- from-version: 18
-- from:
create table t (a int);
-- data:
insert into t values (-1);
-- to:
create table t (a int, constraint c check (a > 0) not enforced);
-- kept:
select a from t
=> -1

-- create: a requirement that is not validated over nulls
-- from-version: 18
-- from:
create table t (a int);
-- data:
insert into t values (null);
-- to:
create table t (a int);
alter table t add constraint n not null a not valid;
-- kept:
select count(*) from t
=> 1

-- alter: the expression of a check
-- only: alter table
-- from:
create table t (a int, constraint c check (a > 0));
-- data:
insert into t values (7);
-- to:
create table t (a int, constraint c check (a > 5));
-- kept:
select a from t
=> 7

-- alter: a check is validated
-- steps: validate-constraint
-- never: drop
-- from:
create table t (a int);
alter table t add constraint c check (a > 0) not valid;
-- data:
insert into t values (1);
-- to:
create table t (a int, constraint c check (a > 0));
-- kept:
select a from t
=> 1

-- alter: a requirement is validated
-- kind: COLUMN
-- from-version: 18
-- never: drop column
-- from:
create table t (a int);
alter table t add constraint n not null a not valid;
-- data:
insert into t values (1);
-- to:
create table t (a int constraint n not null);
-- kept:
select a from t
=> 1

-- alter: two checks that are written differently and are the same
-- nothing
-- from:
create table t (a int, b text, constraint c check (a > 0 and b <> ''), constraint d check (b in ('x', 'y')));
-- to:
create table t (a int, b text, constraint c check (((a > (0)) and (b <> ''::text))), constraint d check (b = any (array['x', 'y'])));

-- alter: the function that a check calls
-- steps: replace-object
-- kind: ROUTINE
-- from:
create function fine(int) returns boolean language sql immutable as 'select $1 > 1';
create table t (a int, constraint c check (fine(a)));
-- data:
insert into t values (7);
-- to:
create function fine(int) returns boolean language sql immutable as 'select $1 > 2';
create table t (a int, constraint c check (fine(a)));
-- kept:
select a from t
=> 7

-- alter: the function that a check calls takes another type
-- from:
create function fine(int) returns boolean language sql immutable as 'select $1 > 1';
create table t (a int, constraint c check (fine(a)));
-- data:
insert into t values (7);
-- to:
create function fine(bigint) returns boolean language sql immutable as 'select $1 > 1';
create table t (a int, constraint c check (fine(a)));
-- kept:
select a from t
=> 7

-- alter: the words of a check on a varchar
-- from:
create table t (state varchar(10) not null default 'NEW' check (state in ('NEW', 'OLD')));
-- data:
insert into t values ('OLD');
-- to:
create table t (state varchar(10) not null default 'NEW' check (state in ('NEW', 'OLD', 'GONE')));
-- kept:
select state from t
=> OLD

-- drop: a check
-- from:
create table t (a int check (a > 0));
-- data:
insert into t values (1);
-- to:
create table t (a int);
-- kept:
select a from t
=> 1

-- drop: a check and the function it calls
-- never: cascade
-- from:
create function fine(int) returns boolean language sql immutable as 'select $1 > 1';
create table t (a int, constraint c check (fine(a)));
-- data:
insert into t values (7);
-- to:
create table t (a int);
-- kept:
select a from t
=> 7

-- drop: the check of a partition tree
-- from:
create table t (k int, a int, constraint c check (a > 0)) partition by list (k);
create table t_1 partition of t for values in (1);
-- data:
insert into t values (1, 1);
-- to:
create table t (k int, a int) partition by list (k);
create table t_1 partition of t for values in (1);
-- kept:
select a from t
=> 1

-- rename: a check
-- renames: CONSTRAINT public.t.c -> positive
-- only: alter
-- from:
create table t (a int, constraint c check (a > 0));
-- data:
insert into t values (1);
-- to:
create table t (a int, constraint positive check (a > 0));
-- kept:
select a from t
=> 1

-- create: lists of columns
-- to:
create table t (a int, b int, c int, d int, check (a in (b, c, d)), check (d not in (a, b, c, 7) and a > 1));
create index on t (a) where b in (a, c, d);
create view v as select a from t where a in (b, c, d) or b in (a, c, d);
