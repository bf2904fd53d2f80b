-- kind: CONSTRAINT

-- create: a unique constraint on a table with rows
-- only: alter table
-- from:
create table t (a int, b text);
-- data:
insert into t values (1, 'x'), (2, null), (3, null);
-- to:
create table t (a int, b text unique);
-- kept:
select count(*) from t
=> 3

-- create: a unique constraint over duplicates
-- fails: could not create unique index
-- from:
create table t (a int);
-- data:
insert into t values (1), (1);
-- to:
create table t (a int unique);

-- create: several unique constraints over the same columns
-- to:
create table t (a int, b int, unique (a, b), unique (b, a), constraint "U" unique (a) include (b), unique (b) deferrable);

-- create: a unique constraint that treats nulls as equal
-- from-version: 15
-- from:
create table t (a int);
-- data:
insert into t values (null);
-- to:
create table t (a int unique nulls not distinct);
-- kept:
select count(*) from t
=> 1

-- alter: a unique constraint gets another column
-- from:
create table t (a int, b int, constraint u unique (a));
-- data:
insert into t values (1, 2);
-- to:
create table t (a int, b int, constraint u unique (a, b));
-- kept:
select a, b from t
=> 1|2

-- alter: a unique constraint becomes deferred
-- from:
create table t (a int unique);
-- data:
insert into t values (1);
-- to:
create table t (a int unique deferrable initially deferred);
-- kept:
select a from t
=> 1

-- alter: nulls are no longer distinct
-- from-version: 15
-- from:
create table t (a int, constraint u unique (a));
-- data:
insert into t values (null);
-- to:
create table t (a int, constraint u unique nulls not distinct (a));
-- kept:
select count(*) from t
=> 1

-- drop: a unique constraint becomes a unique index of the same name
-- from:
create table t (a int, constraint u unique (a));
-- data:
insert into t values (1);
-- to:
create table t (a int);
create unique index u on t (a);
-- kept:
select a from t
=> 1

-- create: a unique index becomes a unique constraint of the same name
-- from:
create table t (a int);
create unique index u on t (a);
-- data:
insert into t values (1);
-- to:
create table t (a int, constraint u unique (a));
-- kept:
select a from t
=> 1

-- alter: a unique constraint to which a foreign key points
-- from:
create table a (id int, x int, constraint u unique (id));
create table b (a int references a (id));
-- data:
insert into a values (1, 1);
insert into b values (1);
-- to:
create table a (id int, x int, constraint u unique (id) include (x));
create table b (a int references a (id));
-- kept:
select a from b
=> 1

-- drop: a unique constraint
-- from:
create table t (a int unique, b int);
-- data:
insert into t values (1, 2);
-- to:
create table t (a int, b int);
-- kept:
select a, b from t
=> 1|2

-- drop: a unique constraint and the foreign key that needs it
-- never: cascade
-- from:
create table a (id int unique);
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

-- drop: a unique constraint of a partition tree
-- from:
create table t (k int, a int, unique (k, a)) partition by list (k);
create table t_1 partition of t for values in (1);
-- data:
insert into t values (1, 1);
-- to:
create table t (k int, a int) partition by list (k);
create table t_1 partition of t for values in (1);
-- kept:
select k, a from t
=> 1|1

-- rename: a unique constraint
-- renames: CONSTRAINT public.t.u -> t_a_unique
-- only: alter
-- from:
create table t (a int, constraint u unique (a));
-- data:
insert into t values (1);
-- to:
create table t (a int, constraint t_a_unique unique (a));
-- kept:
select a from t
=> 1

-- create: constraints with the same index
-- to:
create table t(id int primary key, b int); alter table t add constraint t_id_key unique(id); alter table t add constraint t_id_key2 unique(id) with (fillfactor=50);
alter table t add unique (b) include (id); alter table t add unique (b) include (id); alter table t add unique (b); alter table t add unique (b) deferrable; alter table t add unique (b, id); alter table t add unique (id, b);
create table x (r int4range); alter table x add exclude using gist (r with &&);  alter table x add exclude using gist (r with &&);
alter table x add exclude using btree (r with =); alter table x add unique (r);
create table p (id int primary key) partition by list(id); alter table p add unique(id);
create table c (id int unique) inherits (x); alter table c add unique (id);
