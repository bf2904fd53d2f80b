-- kind: ROUTINE

-- create: aggregates, one with a new function
-- to:
create function add_up(int, int) returns int language sql immutable as 'select $1 + coalesce($2, 0)';
create aggregate total(int) (sfunc = add_up, stype = int, initcond = '0');
create aggregate "Last"(anycompatible) (sfunc = array_append, stype = anycompatiblearray, initcond = '{}');
create aggregate counted(*) (sfunc = int8inc, stype = int8, initcond = '0', parallel = safe, combinefunc = int8pl);
create table t (a int);
create view v as select total(a) from t;

-- alter: the start of an aggregate that a view uses
-- from:
create aggregate total(int) (sfunc = int4pl, stype = int, initcond = '0');
create table t (a int);
create view v as select total(a) as x from t;
-- data:
insert into t values (1);
-- to:
create aggregate total(int) (sfunc = int4pl, stype = int, initcond = '10');
create table t (a int);
create view v as select total(a) as x from t;
-- kept:
select x from v
=> 11

-- alter: the function of an aggregate changes its body
-- steps: replace-object
-- never: drop
-- from:
create function add_up(int, int) returns int language sql immutable as 'select $1 + $2';
create aggregate total(int) (sfunc = add_up, stype = int, initcond = '0');
-- to:
create function add_up(int, int) returns int language sql immutable as 'select $1 + coalesce($2, 0)';
create aggregate total(int) (sfunc = add_up, stype = int, initcond = '0');

-- drop: an aggregate and its function
-- never: cascade
-- from:
create function add_up(int, int) returns int language sql immutable as 'select $1 + $2';
create aggregate total(int) (sfunc = add_up, stype = int);
create aggregate every_row(*) (sfunc = int8inc, stype = int8, initcond = '0');

-- rename: an aggregate
-- renames: ROUTINE public.total(integer) -> added
-- never: drop
-- from:
create aggregate total(int) (sfunc = int4pl, stype = int, initcond = '0');
-- to:
create aggregate added(int) (sfunc = int4pl, stype = int, initcond = '0');

-- rename: an aggregate with VARIADIC and a quoted type
-- renames: ROUTINE public.v("My Type"[]) -> w
-- both:
create type "My Type" as enum ('a');
-- from:
create aggregate v(variadic "My Type"[]) (sfunc = array_cat, stype = "My Type"[]);
-- to:
create aggregate w(variadic "My Type"[]) (sfunc = array_cat, stype = "My Type"[]); comment on aggregate w(variadic "My Type"[]) is 'y';
