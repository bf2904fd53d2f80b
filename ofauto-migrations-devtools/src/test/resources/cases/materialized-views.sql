-- kind: MATERIALIZED_VIEW

-- create: a materialized view with indexes, of a view
-- both:
create table t (a int, b text);
-- data:
insert into t values (1, 'x');
-- to:
create view z as select a, b from t;
create materialized view m with (fillfactor = 70) as select a, b from z;
create unique index on m (a);
create index on m (lower(b)) where a > 0;
-- kept:
select a, b from t
=> 1|x

-- create: a materialized view of another, in the wrong order of names
-- both:
create table t (a int);
-- to:
create materialized view z as select a from t;
create materialized view a as select a from z;
create view m as select a from a;

-- alter: the query of a materialized view with indexes and a comment
-- never: cascade
-- both:
create table t (a int, b text);
-- from:
create materialized view m as select a from t;
create unique index i on m (a);
comment on materialized view m is 'of t';
comment on column m.a is 'first';
-- data:
insert into t values (1, 'x');
-- to:
create materialized view m as select a, b from t;
create unique index i on m (a);
comment on materialized view m is 'of t';
comment on column m.a is 'first';
-- kept:
select a from m
=> 1

-- alter: the query of a materialized view that others read
-- never: cascade
-- both:
create table t (a int, b text);
-- from:
create materialized view m as select a from t;
create view v as select a from m;
create materialized view n as select a from v;
create index on n (a);
-- to:
create materialized view m as select a from t where a > 1;
create view v as select a from m;
create materialized view n as select a from v;
create index on n (a);

-- alter: the index of a materialized view
-- kind: INDEX
-- never: materialized view
-- both:
create table t (a int, b text);
create materialized view m as select a, b from t;
-- from:
create index i on m (a);
-- to:
create unique index i on m (a, b);

-- alter: the storage parameters of a materialized view
-- steps: set-options
-- only: alter materialized view
-- both:
create table t (a int);
-- from:
create materialized view m with (fillfactor = 70) as select a from t;
-- to:
create materialized view m with (autovacuum_enabled = false) as select a from t;

-- drop: a materialized view becomes a view
-- both:
create table t (a int);
-- from:
create materialized view m as select a from t;
create index on m (a);
-- to:
create view m as select a from t;

-- alter: the settings of a column of a materialized view
-- steps: alter-column-settings
-- never: drop
-- both:
create table t (a int, b text);
-- from:
create materialized view m as select a, b from t;
-- to:
create materialized view m as select a, b from t;
alter materialized view m alter a set statistics 500;
alter materialized view m alter b set storage external;

-- drop: a materialized view with its index
-- both:
create table t (a int);
-- from:
create materialized view "M" as select a from t;
create index on "M" (a);
-- data:
insert into t values (1);
-- to:
-- kept:
select a from t
=> 1

-- rename: a materialized view with an index
-- renames: MATERIALIZED_VIEW public.m -> totals
-- never: drop
-- both:
create table t (a int, b text, c date);
-- from:
create materialized view m as select a, b, c from t;
create unique index i on m (a);
-- data:
insert into t values (1, 'x', null);
-- to:
create materialized view totals as select a, b, c from t;
create unique index i on totals (a);
-- kept:
select count(*) from totals
=> 0
