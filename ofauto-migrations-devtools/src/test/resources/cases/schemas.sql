-- kind: SCHEMA

-- create: schemas with things in them that need each other
-- to:
create schema billing;
create schema "Shop.Front";
create type billing.state as enum ('open', 'paid');
create table "Shop.Front".customer (id int primary key);
create table billing.invoice (id int primary key, customer int references "Shop.Front".customer, state billing.state default 'open');
create view "Shop.Front".open as select id from billing.invoice where state = 'open';
create sequence "Shop.Front"."Seq";

-- create: the same names in several schemas
-- both:
create table t (id int primary key, a text);
create index i on t (a);
-- to:
create schema other;
create table other.t (id int primary key, b text);
create index i on other.t (b);
create function other.f() returns int language sql as 'select 1';
create function f() returns int language sql as 'select 2';
create view v as select t.a, o.b, f() as f, other.f() as g from t join other.t o on o.id = t.id;

-- create: an empty schema with a reserved name
-- to:
create schema "user";

-- alter: a table of another schema
-- steps: set-options
-- kind: TABLE
-- never: drop table
-- from:
create schema one;
create schema two;
create table one.t (a int);
create table two.t (a int);
-- data:
insert into one.t values (1);
-- to:
create schema one;
create schema two;
create table one.t (a int) with (fillfactor = 50);
create table two.t (a int);
-- kept:
select a from one.t
=> 1

-- drop: a schema with all that is in it
-- data-lost
-- never: cascade
-- from:
create schema billing;
create type billing.state as enum ('open', 'paid');
create table billing.invoice (id serial primary key, state billing.state);
create view billing.v as select id from billing.invoice;
create function billing.f(billing.state) returns int language sql as 'select 1';

-- drop: an empty schema
-- only: drop schema
-- from:
create schema "Empty One";

-- drop: the schema public
-- data-lost
-- from:
create table t (a int);
-- to:
drop schema public;
create schema app;
create table app.other (name text, at date);

-- rename: a schema with all that is in it
-- renames: SCHEMA billing -> invoicing
-- never: drop
-- from:
create schema billing;
create type billing.state as enum ('open', 'paid');
create table billing.invoice (id serial primary key, state billing.state default 'open');
create view billing.v as select id from billing.invoice;
-- data:
insert into billing.invoice default values;
-- to:
create schema invoicing;
create type invoicing.state as enum ('open', 'paid');
create table invoicing.invoice (id serial primary key, state invoicing.state default 'open');
create view invoicing.v as select id from invoicing.invoice;
-- kept:
select id, state from invoicing.invoice
=> 1|open
