-- kind: grant
-- grants

-- create: grants on everything
-- steps: grant-privileges
-- both:
create schema s;
create table t (id int, "Mixed" text);
create view v as select id from t;
create materialized view m as select id from t;
create sequence q;
create function f(int) returns int language sql as 'select 1';
create procedure p(int) language sql as 'select 1';
create aggregate total(int) (sfunc = int4pl, stype = int);
create type mood as enum ('sad');
create domain email as text;
create type pair as (a int);
-- data:
insert into t values (1, 'x');
-- to:
grant usage on schema s to case_reader;
grant create, usage on schema public to case_writer;
grant select, insert on t to case_writer with grant option;
grant all on t to "Case Owner";
grant select (id), update ("Mixed") on t to case_reader;
grant select on v, m to public;
grant usage, select on sequence q to case_writer;
grant execute on function f(int) to case_reader;
grant execute on procedure p(int) to case_reader;
grant execute on function total(int) to case_reader;
grant usage on type mood to case_reader;
grant usage on domain email to case_reader;
grant usage on type pair to case_reader;
-- kept:
select id from t
=> 1

-- create: a new table with grants
-- to:
create table t (id int);
grant select on t to case_reader;
grant insert on t to case_writer;

-- create: a new function that not everybody may call
-- to:
create function f() returns int language sql as 'select 1';
revoke execute on function f() from public;
grant execute on function f() to case_reader;

-- create: a type that not everybody may use
-- steps: revoke-privileges
-- both:
create type mood as enum ('sad');
create function f() returns int language sql as 'select 1';
-- to:
revoke usage on type mood from public;
revoke execute on function f() from public;

-- alter: a grant gets and loses its option
-- steps: revoke-privileges, grant-privileges
-- only: grant, revoke
-- both:
create table t (id int);
-- from:
grant select on t to case_reader;
grant insert on t to case_writer with grant option;
-- to:
grant select on t to case_reader with grant option;
grant insert on t to case_writer;

-- alter: one role's rights become another's
-- steps: revoke-privileges, grant-privileges
-- only: grant, revoke
-- both:
create table t (id int);
-- from:
grant select, update on t to case_reader;
-- to:
grant select, update on t to case_writer;

-- alter: a view and a function made anew keep their grants
-- from:
create table t (a int, b int);
create view v as select a, b from t;
create function f() returns int language sql as 'select 1';
grant select on v to case_reader;
revoke execute on function f() from public;
grant execute on function f() to case_writer;
-- to:
create table t (a int, b int);
create view v as select b, a from t;
create function f() returns bigint language sql as 'select 1::bigint';
grant select on v to case_reader;
revoke execute on function f() from public;
grant execute on function f() to case_writer;

-- drop: grants
-- steps: revoke-privileges
-- only: revoke
-- both:
create table t (id int, a text);
create sequence s;
-- from:
grant all on t to case_writer;
grant select (a) on t to case_reader;
grant usage on sequence s to public;
-- data:
insert into t values (1, 'x');
-- to:
-- kept:
select id from t
=> 1

-- drop: everybody may call a function again
-- steps: grant-privileges
-- both:
create function f() returns int language sql as 'select 1';
-- from:
revoke execute on function f() from public;
-- to:

-- rename: a column keeps its grants
-- renames: COLUMN public.t.a -> b
-- from:
create table t (id int, a text, d date);
grant select (a) on t to case_reader;
-- data:
insert into t values (1, 'x', null);
-- to:
create table t (id int, b text, d date);
grant select (b) on t to case_reader;
-- kept:
select b from t
=> x

-- alter: owners of everything
-- steps: set-attribute
-- both:
create schema s;
create table t (id serial primary key);
create table p (a int) partition by list (a);
create table p1 partition of p for values in (1);
create view v as select id from t;
create materialized view m as select id from t;
create sequence q;
create function f(int) returns int language sql as 'select 1';
create procedure pr(int) language sql as 'select 1';
create aggregate total(int) (sfunc = int4pl, stype = int);
create type mood as enum ('sad');
create domain email as text;
create type pair as (a int);
create type span as range (subtype = float8);
create collation k (provider = icu, locale = 'de');
create table w (a int, b int);
create statistics st on a, b from w;
create text search dictionary dict (template = simple);
create text search configuration conf (parser = default);
-- from:
alter table w owner to case_reader;
alter view v owner to "Case Owner";
-- to:
alter schema s owner to case_reader;
alter schema public owner to case_reader;
alter table t owner to "Case Owner";
alter table p owner to case_reader;
alter view v owner to case_reader;
alter materialized view m owner to case_reader;
alter sequence q owner to case_reader;
alter function f(int) owner to case_reader;
alter procedure pr(int) owner to case_reader;
alter aggregate total(int) owner to case_reader;
alter type mood owner to case_reader;
alter domain email owner to case_reader;
alter type pair owner to case_reader;
alter collation k owner to case_reader;
alter statistics st owner to case_reader;
alter text search dictionary dict owner to case_reader;
alter text search configuration conf owner to case_reader;

-- create: what somebody else owns and others may use
-- to:
create schema s authorization case_reader;
create table t (id int primary key, a text);
alter table t owner to case_writer;
grant select on t to case_reader;
grant update (a) on t to case_reader;
create function f() returns int language sql as 'select 1';
alter function f() owner to case_writer;
revoke execute on function f() from public;
grant execute on function f() to case_reader;

-- alter: somebody who has a grant becomes the owner, and the owner somebody who has one
-- both:
create table t (id int);
create table u (id int);
-- from:
grant select, insert on t to case_writer with grant option;
grant select on t to case_reader;
alter table u owner to case_writer;
grant insert on u to case_reader;
-- to:
alter table t owner to case_writer;
grant select on t to case_reader;
grant select on u to case_writer;
grant insert on u to case_reader;

-- alter: what somebody else owns is made anew
-- both:
create table t (id int);
-- from:
create view v as select id from t;
alter view v owner to case_reader;
grant select on v to case_writer;
create type mood as enum ('b', 'a');
alter type mood owner to case_reader;
-- to:
create view v as select id::bigint as id from t;
alter view v owner to case_reader;
grant select on v to case_writer;
create type mood as enum ('a', 'b');
alter type mood owner to case_reader;

-- alter: who may call routines with quoted types
-- both:
create schema s; create type "My Type" as enum ('a'); create type s."T x" as enum ('a');
-- from:
create function f("select" "My Type", "A b" "My Type"[], c s."T x", d "char") returns int language sql as 'select 1'; create procedure p("select" "My Type", out "A b" int) language sql as 'select 1';
-- to:
create function f("select" "My Type", "A b" "My Type"[], c s."T x", d "char") returns int language sql as 'select 1'; create procedure p("select" "My Type", out "A b" int) language sql as 'select 1';
revoke execute on function f from public; alter function f owner to case_reader; revoke execute on procedure p from public; alter procedure p owner to case_reader;
