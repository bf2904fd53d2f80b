-- kind: CONSTRAINT

-- create: an exclusion on a table with rows
-- only: alter table
-- from:
create table t (during daterange);
-- data:
insert into t values ('[2020-01-01,2020-02-01)'), ('[2020-02-01,2020-03-01)');
-- to:
create table t (during daterange, exclude using gist (during with &&));
-- kept:
select count(*) from t
=> 2

-- create: an exclusion with an extension's operators, a predicate and a delay
-- to:
create extension btree_gist;
create table booking (room int, during tstzrange, cancelled boolean not null default false,
	constraint "no overlap" exclude using gist (room with =, during with &&) where (not cancelled) deferrable initially deferred);

-- create: an exclusion of an expression that includes a column
-- to:
create table t (a date, b date, c int, exclude using gist (daterange(a, b, '[]') with &&) include (c) with (fillfactor = 80));

-- alter: the predicate of an exclusion
-- from:
create table t (during daterange, off boolean, constraint x exclude using gist (during with &&) where (not off));
-- data:
insert into t values ('[2020-01-01,2020-02-01)', false);
-- to:
create table t (during daterange, off boolean, constraint x exclude using gist (during with &&) where (off is not true));
-- kept:
select count(*) from t
=> 1

-- alter: an exclusion under which the type of a column changes
-- steps: alter-column-type
-- kind: COLUMN
-- from:
create table t (a int, r int4range, constraint x exclude using gist (r with &&));
-- data:
insert into t values (1, '[1,5)');
-- to:
create table t (a bigint, r int8range, constraint x exclude using gist (r with &&));
-- kept:
select a, r from t
=> 1|[1,5)

-- drop: an exclusion and the extension that it needed
-- never: cascade
-- from:
create extension btree_gist;
create table t (room int, during daterange, exclude using gist (room with =, during with &&));
-- data:
insert into t values (1, '[2020-01-01,2020-02-01)');
-- to:
create table t (room int, during daterange);
-- kept:
select room from t
=> 1

-- rename: an exclusion
-- renames: CONSTRAINT public.t.x -> no_overlap
-- only: alter
-- from:
create table t (during daterange, constraint x exclude using gist (during with &&));
-- data:
insert into t values ('[2020-01-01,2020-02-01)');
-- to:
create table t (during daterange, constraint no_overlap exclude using gist (during with &&));
-- kept:
select count(*) from t
=> 1

-- create: an exclusion of a partition tree
-- from-version: 17
-- to:
create extension btree_gist;
create table t (k int, during daterange, exclude using gist (k with =, during with &&)) partition by list (k);
create table t_1 partition of t for values in (1);
