-- kind: ROUTINE

-- create: functions of many sorts
-- to:
create function one() returns int language sql immutable strict leakproof parallel safe cost 5 as 'select 1';
create function rows(n int default 5, variadic names text[] default '{}') returns table (i int, "Name" text)
	language sql stable rows 50 as $$ select n, unnest(names) $$;
create function outs(in a int, out b int, inout c text) language plpgsql as $$ begin b := a; end $$;
create function safe() returns text language sql security definer set search_path = pg_catalog, pg_temp
	set statement_timeout = '5s' as $$ select current_user::text $$;
create function "Quoted.Name"("select" text, int) returns setof text language plpgsql volatile as $fn$
begin
	-- a comment with $$ and 'quotes' and a ; semicolon
	return query execute format('select %L', "select" || $2);
end
$fn$;
create function any_first(anyarray) returns anyelement language sql immutable as 'select $1[1]';

-- create: overloaded functions
-- to:
create function f(int) returns int language sql as 'select $1';
create function f(text) returns text language sql as 'select $1';
create function f(int, text default 'x') returns text language sql as 'select $2';
create function f(numeric(10, 2), text[]) returns numeric language sql as 'select $1';

-- create: a function of SQL standard style that needs a new table, view and function
-- to:
create function z(int) returns int language sql immutable return $1 + 1;
create table t (a int);
create view v as select a from t;
create function a() returns bigint language sql begin atomic
	insert into t values (z(1));
	select sum(z(a)) from v;
end;

-- create: a function that returns rows of a new table and takes a new type
-- to:
create type mood as enum ('sad', 'ok');
create domain positive as int check (value > 0);
create table t (id int, a mood);
create function of_mood(mood, positive[]) returns setof t language sql stable as 'select * from t where a = $1';
create function trigger_for_t() returns trigger language plpgsql as $$ begin return null; end $$;

-- create: a function that reads a table that is created in the same step
-- to:
set check_function_bodies = off;
create function a() returns bigint language sql as 'select count(*) from t';
create table t (id int);

-- create: two functions that call each other
-- to:
create function even(n int) returns boolean language plpgsql as $$ begin return n = 0 or odd(n - 1); end $$;
create function odd(n int) returns boolean language plpgsql as $$ begin return n <> 0 and even(n - 1); end $$;

-- alter: the body of a function that a default, a check, an index, a view and a trigger use
-- steps: replace-object
-- never: drop
-- from:
create function f(int default 0) returns int language sql immutable as 'select $1';
create table t (a int default f(), b int check (f(b) >= 0));
create index on t (f(a));
create view v as select f(a) as x from t;
-- data:
insert into t values (1, 2);
-- to:
create function f(int default 0) returns int language sql immutable as 'select $1 + 0';
create table t (a int default f(), b int check (f(b) >= 0));
create index on t (f(a));
create view v as select f(a) as x from t;
-- kept:
select x from v
=> 1

-- alter: the attributes of a function
-- steps: replace-object
-- never: drop
-- from:
create function f(a int) returns int language sql as 'select a';
-- to:
create function f(a int) returns int language sql immutable strict parallel safe security definer cost 7 set work_mem = '1MB' as 'select a';

-- alter: the language of a function
-- steps: replace-object
-- never: drop
-- from:
create function f(a int) returns int language sql as 'select a';
-- to:
create function f(a int) returns int language plpgsql as 'begin return a; end';

-- alter: a default of an argument is added and another changed
-- steps: replace-object
-- never: drop
-- from:
create function f(a int, b int default 1) returns int language sql as 'select a + b';
-- to:
create function f(a int default 0, b int default 2) returns int language sql as 'select a + b';

-- alter: a default of an argument goes
-- from:
create function f(a int default 1) returns int language sql as 'select a';
create view v as select f() as x;
-- to:
create function f(a int) returns int language sql as 'select a';
create view v as select f(2) as x;

-- alter: the name of an argument
-- from:
create function f(a int) returns int language sql as 'select a';
create table t (x int default f(1));
-- data:
insert into t default values;
-- to:
create function f(b int) returns int language sql as 'select b';
create table t (x int default f(1));
-- kept:
select x from t
=> 1

-- alter: the type that a function returns, with a view and a function that call it
-- never: cascade
-- from:
create function f() returns int language sql immutable as 'select 1';
create function g() returns int language sql return f();
create view v as select f() as x;
-- to:
create function f() returns bigint language sql immutable as 'select 1::bigint';
create function g() returns bigint language sql return f();
create view v as select f() as x;

-- alter: a function that returns a table gets another column
-- from:
create function f() returns table (a int) language sql as 'select 1';
create view v as select a from f();
-- to:
create function f() returns table (a int, b text) language sql as $$ select 1, 'x'::text $$;
create view v as select a from f();

-- alter: a function becomes a procedure
-- from:
create function f(a int) returns void language sql as 'select 1';
-- to:
create procedure f(a int) language sql as 'select 1';

-- alter: two functions of SQL standard style, one of which calls the other
-- steps: replace-object
-- from:
create function f(int) returns int language sql return $1;
create function g() returns int language sql return f(1);
-- to:
create function f(int) returns int language sql return $1 + 1;
create function g() returns int language sql return f(2);

-- alter: the trigger function of a table becomes another
-- never: drop table
-- from:
create table t (a int);
create function f() returns trigger language plpgsql as 'begin return new; end';
create trigger g before insert on t for each row execute function f();
-- data:
insert into t values (1);
-- to:
create table t (a int);
create function stamp() returns trigger language plpgsql as 'begin new.a := 1; return new; end';
create trigger g before insert on t for each row execute function stamp();
-- kept:
select a from t
=> 1

-- drop: one of two overloaded functions
-- from:
create function f(int) returns int language sql as 'select $1';
create function f(text, variadic int[]) returns text language sql as 'select $1';
-- to:
create function f(int) returns int language sql as 'select $1';

-- drop: functions that need each other, a view and a type
-- never: cascade
-- from:
create type mood as enum ('sad', 'ok');
create function f(mood) returns int language sql immutable return 1;
create function g() returns int language sql return f('ok');
create view v as select g() as x;
create function h(v) returns mood language sql as $$ select 'ok'::mood $$;

-- drop: a function with arguments out and quoted names
-- from:
create function "F G"(in "a b" int, out "c" int, inout d text default 'x') language plpgsql as 'begin end';

-- rename: a function that a default and a trigger call
-- renames: ROUTINE public.stamp() -> set_time
-- never: drop
-- from:
create table t (a int);
create function stamp() returns trigger language plpgsql as $$ begin new.a := 42; return new; end $$;
create trigger g before insert on t for each row execute function stamp();
-- data:
insert into t values (1);
-- to:
create table t (a int);
create function set_time() returns trigger language plpgsql as $$ begin new.a := 42; return new; end $$;
create trigger g before insert on t for each row execute function set_time();
-- kept:
select a from t
=> 42

-- rename: a function with arguments
-- renames: ROUTINE public.add(integer, text) -> plus
-- never: drop
-- from:
create function add(a int, b text) returns text language sql immutable as 'select a || b';
create view v as select add(1, 'x') as x;
-- to:
create function plus(a int, b text) returns text language sql immutable as 'select a || b';
create view v as select plus(1, 'x') as x;

-- drop: functions behind a generated column, a policy, a domain's check and a range type
-- never: cascade
-- from:
create function f(int) returns int language sql immutable as 'select $1';
create function fine(text) returns boolean language sql immutable as 'select true';
create function diff(time, time) returns float8 language sql immutable as 'select 1.0::float8';
create table t (a int, b int generated always as (f(a)) stored);
alter table t enable row level security;
create policy p on t using (f(a) > 0);
create domain word as text check (fine(value));
create type timerange as range (subtype = time, subtype_diff = diff);
-- data:
insert into t values (1);
-- to:
create table t (a int);
alter table t enable row level security;
create domain word as text;
-- kept:
select a from t
=> 1

-- alter: the arguments of a function that a generated column, a policy, a view and a trigger call
-- from:
create function f(int) returns int language sql immutable as 'select $1';
create table t (a int, b int generated always as (f(a)) stored);
alter table t enable row level security;
create policy p on t using (f(a) > 0);
create view v as select f(a) as x from t;
create function g() returns trigger language plpgsql as 'begin return new; end';
create trigger g before insert on t for each row when (f(new.a) > 0) execute function g();
-- data:
insert into t values (1);
-- to:
create function f(int, int) returns int language sql immutable as 'select $1 + $2';
create table t (a int, b int generated always as (f(a, 1)) stored);
alter table t enable row level security;
create policy p on t using (f(a, 1) > 0);
create view v as select f(a, 1) as x from t;
create function g() returns trigger language plpgsql as 'begin return new; end';
create trigger g before insert on t for each row when (f(new.a, 1) > 0) execute function g();
-- kept:
select a, b from t
=> 1|2

-- create: functions that name what comes later, in capitals and in quotes
-- to:
create table users (id int);
create table "Odd Name" (id int);
create function user_count() returns bigint language sql as 'select count(*) from Users';
create function odd_count() returns bigint language sql as 'select count(*) from "Odd Name"';
create function a_user() returns int language plpgsql as $$ declare x Users.id%TYPE; begin return x; end $$;
create function z() returns int language sql as 'select 1';
create function b() returns int language sql as 'select Z()';

-- create: a check calls a function that names another in capitals
-- to:
create function z(int) returns boolean language sql immutable as 'select $1 > 0';
create function a(int) returns boolean language sql immutable as 'select Z($1)';
create table b (id int check (a(id)));

-- create: a function that was written for another search path
-- to:
create schema app;
set search_path = app;
create table t (a int);
create function f() returns bigint language sql as 'select count(*) from t';

-- create: functions and procedures of SQL that call each other
-- to:
set check_function_bodies = off;
create function a() returns int language sql as 'select b()';
create function b() returns int language sql as 'select a()';
create procedure p() language sql as 'call q()';
create procedure q() language sql as 'call p()';

-- create: a function with a body that PostgreSQL would refuse
-- to:
set check_function_bodies = off;
create function f() returns int language sql as 'select x from nowhere';

-- alter: the body of a function names a new table in capitals
-- from:
create function f() returns int language sql as 'select 1';
-- to:
create table zz (a int);
create function f() returns int language sql as 'select A from ZZ';

-- rename: a function with arguments of quoted types in several schemas
-- renames: ROUTINE public.f("My Type", "My Type"[], s."T x", "char", "Select") -> "G g"
-- both:
create schema s; create type "My Type" as enum ('a'); create type s."T x" as enum ('a'); create domain "Select" as int;
-- from:
create function f("select" "My Type", "A b" "My Type"[], c s."T x", d "char", e "Select") returns int language sql as 'select 1'; comment on routine f is 'x';
-- to:
create function "G g"("select" "My Type", "A b" "My Type"[], c s."T x", d "char", e "Select") returns int language sql as 'select 1'; comment on routine "G g" is 'y';

-- rename: a function with VARIADIC and OUT
-- renames: ROUTINE public.v("My Type"[]) -> w
-- both:
create type "My Type" as enum ('a');
-- from:
create function v(variadic "My Type"[], out int) language sql as 'select 1';
-- to:
create function w(variadic "My Type"[], out int) language sql as 'select 1'; comment on routine w is 'y';
