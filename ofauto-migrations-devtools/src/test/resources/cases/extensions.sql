-- kind: EXTENSION

-- create: extensions, and what uses them
-- to:
create extension citext;
create extension pg_trgm;
create extension pgcrypto;
create table t (id uuid primary key default gen_random_uuid(), email citext unique, name text, salt text default gen_salt('bf'));
create index on t using gin (name gin_trgm_ops);

-- create: an extension in a schema of its own
-- to:
create schema "ext.ensions";
create extension hstore schema "ext.ensions";
create table t (tags "ext.ensions".hstore default ''::"ext.ensions".hstore, "all" "ext.ensions".hstore[]);

-- create: an extension that needs another
-- to:
create extension cube;
create extension earthdistance;

-- create: text becomes text without case
-- never: drop
-- from:
create table t (email text unique);
-- data:
insert into t values ('A@b');
-- to:
create extension citext;
create table t (email citext unique);
-- kept:
select count(*) from t where email = 'a@B'
=> 1

-- alter: an extension moves to another schema
-- only: alter extension
-- both:
create schema ext;
-- from:
create extension citext;
create table t (email citext);
-- data:
insert into t values ('A@b');
-- to:
create extension citext schema ext;
create table t (email ext.citext);
-- kept:
select email from t
=> A@b

-- alter: the version of an extension
-- steps: alter-extension
-- one-way: an extension has no script for an older version
-- only: alter extension
-- from:
create extension hstore version '1.7';
create table t (tags hstore);
-- data:
insert into t values ('a=>1');
-- to:
create extension hstore version '1.8';
create table t (tags hstore);
-- kept:
select tags -> 'a' from t
=> 1

-- drop: an extension
-- from:
create extension citext;
create extension pgcrypto;

-- drop: an extension whose type columns leave
-- never: cascade, drop column
-- from:
create extension citext;
create table t (email citext primary key default 'x');
create view v as select email from t;
-- data:
insert into t values ('A@b');
-- to:
create table t (email text primary key default 'x');
create view v as select email from t;
-- kept:
select email from t
=> A@b

-- drop: an extension whose operators an index used
-- never: cascade
-- from:
create extension pg_trgm;
create table t (a text);
create index on t using gin (a gin_trgm_ops);
-- data:
insert into t values ('x');
-- to:
create table t (a text);
-- kept:
select a from t
=> x

-- drop: a schema with an extension in it
-- never: cascade
-- from:
create schema ext;
create extension citext schema ext;
create table t (a ext.citext, b ext.citext[]);
create index on t (a);
-- data:
insert into t values ('A', '{B}');
-- to:
create table t (a text, b text[]);
create index on t (a);
-- kept:
select a, b from t
=> A|{B}
