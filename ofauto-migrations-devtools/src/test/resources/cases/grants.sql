-- kind: grant
-- grants

-- create: grants on everything
-- steps: GrantPrivileges
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
-- steps: RevokePrivileges
-- both:
create type mood as enum ('sad');
create function f() returns int language sql as 'select 1';
-- to:
revoke usage on type mood from public;
revoke execute on function f() from public;

-- alter: a grant gets and loses its option
-- steps: RevokePrivileges, GrantPrivileges
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
-- steps: RevokePrivileges, GrantPrivileges
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
-- steps: RevokePrivileges
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
-- steps: GrantPrivileges
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
