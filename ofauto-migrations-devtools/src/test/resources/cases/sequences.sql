-- kind: SEQUENCE

-- create: sequences with options
-- to:
create sequence plain;
create sequence "My Seq" as smallint start 5 increment -2 minvalue -100 maxvalue 50 cache 7 cycle;
create sequence big as bigint start 9223372036854775807;

-- create: a sequence owned by a column of a table that was there
-- from:
create table t (id bigint);
-- to:
create table t (id bigint);
create sequence s owned by t.id;

-- create: an unlogged sequence
-- from-version: 15
-- to:
create unlogged sequence s;

-- alter: the options of a sequence that has counted
-- steps: alter-sequence
-- only: alter sequence
-- from:
create sequence s;
-- data:
select nextval('s'), nextval('s');
-- to:
create sequence s start 10 increment 5 minvalue 1 maxvalue 5000 cache 3 cycle;
-- kept:
select last_value from s
=> 2

-- alter: a sequence loses its options
-- steps: alter-sequence
-- only: alter sequence
-- from:
create sequence s start 10 increment 5 minvalue 10 maxvalue 5000 cache 3 cycle;
-- to:
create sequence s;

-- alter: the type of a sequence
-- steps: alter-sequence
-- only: alter sequence
-- from:
create sequence s as int;
-- data:
select nextval('s');
-- to:
create sequence s as bigint;
-- kept:
select last_value from s
=> 1

-- alter: the type of a sequence becomes smaller
-- steps: alter-sequence
-- only: alter sequence
-- from:
create sequence s;
-- to:
create sequence s as smallint;

-- alter: a descending sequence becomes an ascending one
-- steps: alter-sequence
-- only: alter sequence
-- from:
create sequence s increment -1;
-- to:
create sequence s increment 1 minvalue -9223372036854775808 maxvalue 9223372036854775807 start 5;

-- alter: the owner of a sequence
-- steps: set-sequence-owner
-- only: alter sequence
-- from:
create table t (a bigint, b bigint);
create sequence s owned by t.a;
create sequence r owned by t.a;
create sequence q;
-- to:
create table t (a bigint, b bigint);
create sequence s owned by t.b;
create sequence r;
create sequence q owned by t.b;

-- alter: a sequence outlives the column that owned it
-- data-lost
-- from:
create table t (id int, a bigint);
create sequence s owned by t.a;
-- data:
select nextval('s'), nextval('s');
insert into t values (1, 2);
-- to:
create table t (id int);
create sequence s;
-- kept:
select last_value from s
=> 2

-- alter: a sequence becomes unlogged
-- steps: alter-sequence
-- from-version: 15
-- only: alter sequence
-- from:
create sequence s;
-- to:
create unlogged sequence s;

-- drop: a sequence
-- from:
create sequence "My Seq";

-- drop: a sequence of which a default is left without
-- never: cascade
-- from:
create sequence s;
create table t (a bigint default nextval('s'));
-- data:
insert into t default values;
-- to:
create table t (a bigint default 7);
-- kept:
select a from t
=> 1

-- rename: a sequence that a default calls
-- renames: SEQUENCE public.s -> numbers
-- from:
create sequence s start 5;
create table t (a bigint default nextval('s'));
-- data:
insert into t default values;
-- to:
create sequence numbers start 5;
create table t (a bigint default nextval('numbers'));
-- kept:
select nextval('numbers'), a from t
=> 6|5

-- alter: two tables count by one sequence, whose owner goes
-- data-lost
-- from:
create table a (id serial primary key);
create table b (id int primary key default nextval('a_id_seq'));
-- data:
insert into a default values;
insert into b default values;
-- to:
create sequence a_id_seq as int;
create table b (id int primary key default nextval('a_id_seq'));
-- kept:
select id, nextval('a_id_seq') from b
=> 2|3
