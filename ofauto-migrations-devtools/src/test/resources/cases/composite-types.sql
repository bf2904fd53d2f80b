-- kind: COMPOSITE_TYPE

-- create: a composite type and all that uses it
-- to:
create type point3 as (x numeric(8, 2), "Y" int, z text collate "C");
create type line3 as (a point3, b point3[]);
create table t (p point3 default row(1, 2, 'z')::point3, l line3);
create function f(point3) returns line3 language sql as 'select null::line3';

-- create: a composite type without attributes
-- to:
create type nothing as ();

-- alter: an attribute is added to a type that no table uses
-- steps: alter-composite-type
-- only: alter type
-- from:
create type pair as (a int);
-- to:
create type pair as (a int, b text, "C d" date[]);

-- alter: an attribute is added to a type that tables use
-- steps: alter-composite-type
-- never: drop type, drop column
-- from:
create type pair as (a int);
create table t (p pair);
-- data:
insert into t values (row(1));
-- to:
create type pair as (a int, b text);
create table t (p pair);
-- kept:
select (p).a, (p).b from t
=> 1|

-- alter: an attribute is dropped from a type
-- steps: alter-composite-type
-- never: drop type
-- from:
create type pair as (a int, b text);
create function f(pair) returns int language sql as 'select ($1).a';
-- to:
create type pair as (a int);
create function f(pair) returns int language sql as 'select ($1).a';

-- alter: the type of an attribute that no table uses
-- from:
create type pair as (a int, b varchar(10));
-- to:
create type pair as (a bigint, b varchar(20));

-- alter: the collation of an attribute
-- from:
create type pair as (a text);
-- to:
create type pair as (a text collate "C");

-- alter: the order of attributes that no table uses
-- from:
create type pair as (a int, b text);
-- to:
create type pair as (b text, a int);

-- alter: an enum inside a composite type loses a value
-- kind: ENUM
-- from:
create type mood as enum ('sad', 'ok');
create type state as (mood mood, since date);
-- to:
create type mood as enum ('ok');
create type state as (mood mood, since date);

-- alter: an attribute of a typed table's type
-- from:
create type address as (street text);
create table home of address;
-- data:
insert into home values ('s');
-- to:
create type address as (street text, city text);
create table home of address;
-- kept:
select street, city from home
=> s|

-- drop: a composite type
-- from:
create type "My Pair" as (a int);

-- drop: a composite type inside another and a function
-- never: cascade
-- from:
create type a as (x int);
create type b as (y a);
create function f(b) returns a language sql as 'select ($1).y';

-- rename: a composite type that a table uses
-- renames: COMPOSITE_TYPE public.pair -> couple
-- from:
create type pair as (a int, b text);
create table t (p pair);
-- data:
insert into t values (row(1, 'x'));
-- to:
create type couple as (a int, b text);
create table t (p couple);
-- kept:
select (p).b from t
=> x

-- alter: the order of attributes that a table uses
-- refused:
-- from:
create type pair as (a int, b text);
create table t (p pair);
-- to:
create type pair as (b text, a int);
create table t (p pair);

-- alter: the type of an attribute that a table uses
-- refused:
-- from:
create type pair as (a int, b text);
create table t (p pair[]);
-- to:
create type pair as (a bigint, b text);
create table t (p pair[]);

-- alter: an enum loses a value inside a composite type that a table uses
-- kind: ENUM
-- refused:
-- from:
create type mood as enum ('sad', 'ok');
create type state as (mood mood, since date);
create table t (s state);
-- to:
create type mood as enum ('ok');
create type state as (mood mood, since date);
create table t (s state);

-- alter: an attribute is dropped from a type that a table uses
-- steps: alter-composite-type
-- data-lost
-- never: drop type, drop column
-- from:
create type pair as (a int, b text);
create table t (p pair);
-- data:
insert into t values (row(1, 'x'));
-- to:
create type pair as (a int);
create table t (p pair);
-- kept:
select (p).a from t
=> 1
