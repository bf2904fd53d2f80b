-- kind: INDEX

-- create: an index on a table with rows
-- only: create index
-- from:
create table t (a int);
-- data:
insert into t values (1);
-- to:
create table t (a int);
create index on t (a);
-- kept:
select a from t
=> 1

-- create: a unique index over duplicates
-- fails: could not create unique index
-- from:
create table t (a int);
-- data:
insert into t values (1), (1);
-- to:
create table t (a int);
create unique index on t (a);

-- create: indexes of each method
-- both:
create table t (a int, b text, c jsonb, d point, e int4range, f timestamptz, g int[], h inet);
-- from:
-- to:
create index i1 on t using btree (a);
create index i2 on t using hash (b);
create index i3 on t using gin (c);
create index i4 on t using gist (d);
create index i5 on t using gist (e);
create index i6 on t using brin (f);
create index i7 on t using gin (g);
create index i8 on t using spgist (h);

-- create: indexes with operator classes, orders, collations and parameters
-- both:
create extension pg_trgm;
create table t (a text, b text, c jsonb, d int, e timestamptz, f text);
-- to:
create index i1 on t (a text_pattern_ops, b desc nulls last, d asc nulls first);
create index i2 on t using gin (c jsonb_path_ops) with (fastupdate = off, gin_pending_list_limit = 128);
create index i3 on t using brin (e timestamptz_minmax_multi_ops (values_per_range = 16)) with (pages_per_range = 4, autosummarize);
create index i4 on t (f collate "C" text_ops) with (fillfactor = 60, deduplicate_items = off);
create index i5 on t using gin (b gin_trgm_ops);
create index i6 on t using gist (b gist_trgm_ops (siglen = 32));

-- create: indexes of expressions, with predicates and with included columns
-- both:
create table t (a text, b int, "C" date, d jsonb);
-- to:
create index on t (lower(a));
create index on t ((d ->> 'x'), (b + 1));
create unique index on t (b) where a is not null and b > 3;
create unique index "I" on t ("C") include (a, b);
create index on t (b) where a in ('x', 'y');
create index on t ((b % 10)) where "C" > date '2020-01-01';

-- create: indexes that differ only in their predicates
-- both:
create table t (a int, b text);
-- to:
create index one on t (a) where b = 'one';
create index two on t (a) where b = 'two';
create index three on t (a);

-- create: an index on a function that is new
-- from:
create table t (a text);
-- data:
insert into t values ('x');
-- to:
create function slug(text) returns text language sql immutable as 'select lower($1)';
create table t (a text);
create index on t (slug(a));
-- kept:
select a from t
=> x

-- create: a unique index that treats nulls as equal
-- from-version: 15
-- both:
create table t (a int, b int);
-- from:
-- to:
create unique index on t (a) nulls not distinct;
create unique index on t (b) nulls not distinct where a > 1;

-- create: an index of a partition tree
-- from:
create table t (k int, a int) partition by list (k);
create table t_1 partition of t for values in (1);
create table t_2 partition of t for values in (2) partition by range (a);
create table t_2_1 partition of t_2 for values from (0) to (10);
-- data:
insert into t values (1, 5), (2, 6);
-- to:
create table t (k int, a int) partition by list (k);
create table t_1 partition of t for values in (1);
create table t_2 partition of t for values in (2) partition by range (a);
create table t_2_1 partition of t_2 for values from (0) to (10);
create index on t (a);
create unique index on t (a, k);
-- kept:
select k, a from t order by k
=> 1|5
=> 2|6

-- create: an index of a partition alone
-- from:
create table t (k int, a int) partition by list (k);
create table t_1 partition of t for values in (1);
-- to:
create table t (k int, a int) partition by list (k);
create table t_1 partition of t for values in (1);
create index on t_1 (a);

-- create: an index of a whole tree, of which a partition has it already
-- from:
create table t (k int, a int) partition by list (k);
create table t_1 partition of t for values in (1);
create table t_2 partition of t for values in (2);
create index t_1_a_idx on t_1 (a);
-- data:
insert into t values (1, 5), (2, 6);
-- to:
create table t (k int, a int) partition by list (k);
create table t_1 partition of t for values in (1);
create table t_2 partition of t for values in (2);
create index t_a_idx on t (a);
-- kept:
select k, a from t order by k
=> 1|5
=> 2|6

-- create: indexes in two schemas with the same names
-- both:
create schema one;
create schema "Two.X";
create table one.t (a int);
create table "Two.X".t (a int);
-- to:
create index i on one.t (a);
create index i on "Two.X".t (a);

-- alter: the columns of an index
-- both:
create table t (a int, b int);
-- from:
create index i on t (a);
-- data:
insert into t values (1, 2);
-- to:
create index i on t (a, b);
-- kept:
select a, b from t
=> 1|2

-- alter: the method of an index
-- both:
create table t (a int);
-- from:
create index i on t (a);
-- to:
create index i on t using hash (a);

-- alter: the predicate of an index
-- both:
create table t (a int, b int);
-- from:
create index i on t (a) where b > 1;
-- to:
create index i on t (a) where b > 2;

-- alter: an index becomes unique
-- both:
create table t (a int);
-- from:
create index i on t (a);
-- data:
insert into t values (1);
-- to:
create unique index i on t (a);
-- kept:
select a from t
=> 1

-- alter: the storage parameters of an index
-- both:
create table t (a int);
-- from:
create index i on t (a) with (fillfactor = 70);
-- to:
create index i on t (a) with (fillfactor = 80);

-- alter: the operator class and the order of an index
-- both:
create table t (a text, b text);
-- from:
create index i on t (a);
create index j on t (b);
-- to:
create index i on t (a text_pattern_ops);
create index j on t (b desc nulls last);

-- alter: the unique index to which a foreign key points
-- from:
create table a (id int, x int);
create unique index u on a (id);
create table b (a int references a (id));
-- data:
insert into a values (1, 2);
insert into b values (1);
-- to:
create table a (id int, x int);
create unique index u on a (id) include (x);
create table b (a int references a (id));
-- kept:
select a from b
=> 1

-- alter: two indexes that are written differently and are the same
-- nothing
-- both:
create table t (a int, b text);
-- from:
create index i on t using btree (a asc nulls last) where b in ('x', 'y');
create index j on t (a desc);
-- to:
create index i on t (a) where b = any (array['x', 'y']);
create index j on t (a desc nulls first);

-- alter: an index of a partition tree
-- from:
create table t (k int, a int, b int) partition by list (k);
create table t_1 partition of t for values in (1);
create index i on t (a);
-- data:
insert into t values (1, 5, 6);
-- to:
create table t (k int, a int, b int) partition by list (k);
create table t_1 partition of t for values in (1);
create index i on t (a, b);
-- kept:
select a, b from t
=> 5|6

-- alter: an index moves to another table
-- both:
create table t (a int);
create table u (a int);
-- from:
create index i on t (a);
-- to:
create index i on u (a);

-- alter: an expression of a function that gets another argument
-- from:
create function f(int) returns int language sql immutable as 'select $1';
create table t (a int);
create index i on t (f(a));
-- data:
insert into t values (1);
-- to:
create function f(int, int) returns int language sql immutable as 'select $1 + $2';
create table t (a int);
create index i on t (f(a, 1));
-- kept:
select a from t
=> 1

-- drop: indexes of a table
-- only: drop index
-- both:
create table t (a int, "B" int);
-- from:
create index on t (a);
create unique index "Of B" on t ("B") where a > 1;
-- data:
insert into t values (1, 2);
-- to:
-- kept:
select a, "B" from t
=> 1|2

-- drop: an index of a partition tree
-- from:
create table t (k int, a int) partition by list (k);
create table t_1 partition of t for values in (1);
create index i on t (a);
-- data:
insert into t values (1, 2);
-- to:
create table t (k int, a int) partition by list (k);
create table t_1 partition of t for values in (1);
-- kept:
select k, a from t
=> 1|2

-- drop: the unique index to which a foreign key points
-- never: cascade
-- from:
create table a (id int);
create unique index u on a (id);
create table b (a int references a (id));
-- data:
insert into a values (1);
insert into b values (1);
-- to:
create table a (id int);
create table b (a int);
-- kept:
select a from b
=> 1

-- drop: an index by which a table was clustered
-- from:
create table t (a int);
create index i on t (a);
cluster t using i;
-- to:
create table t (a int);

-- rename: an index
-- renames: INDEX public.i -> t_a_idx
-- only: alter index
-- both:
create table t (a int);
-- from:
create index i on t (a);
-- data:
insert into t values (1);
-- to:
create index t_a_idx on t (a);
-- kept:
select a from t
=> 1

-- rename: a partial unique index of an expression, in a schema with a quoted name
-- renames: INDEX "my.schema".i -> t_low
-- only: alter index
-- both:
create schema "my.schema";
create table "my.schema".t (a text);
-- from:
create unique index i on "my.schema".t (lower(a)) where a > '';
-- to:
create unique index t_low on "my.schema".t (lower(a)) where a > '';

-- rename: an index of a partition tree
-- renames: INDEX public.i -> t_a
-- both:
create table t (k int, a int) partition by list (k);
create table t_1 partition of t for values in (1);
-- from:
create index i on t (a);
-- to:
create index t_a on t (a);
