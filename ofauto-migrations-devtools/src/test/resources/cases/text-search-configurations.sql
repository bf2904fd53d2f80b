-- kind: TEXT_SEARCH_CONFIGURATION

-- create: a copy of a configuration that leaves accents out
-- to:
create extension unaccent;
create text search configuration fr (copy = pg_catalog.french);
alter text search configuration fr alter mapping for hword, hword_part, word with unaccent, french_stem;
create table t (title text, body text, found tsvector generated always as (
	setweight(to_tsvector('public.fr', coalesce(title, '')), 'A') || to_tsvector('public.fr', coalesce(body, ''))) stored);
create index on t using gin (found);
create index on t using gin (to_tsvector('public.fr', title));

-- create: an empty configuration, and one with a name to be quoted
-- to:
create text search configuration nothing (parser = "default");
create text search configuration "In English" (copy = english);
comment on text search configuration "In English" is 'the usual';

-- create: a configuration for a column that is there
-- from:
create table t (a text);
-- data:
insert into t values ('running');
-- to:
create schema search;
create text search configuration search.en (copy = english);
create table t (a text, v tsvector generated always as (to_tsvector('search.en', a)) stored);
-- kept:
select a, v from t
=> running|'run':1

-- alter: the dictionaries of a configuration that nothing uses
-- from:
create text search configuration c (copy = simple);
-- to:
create text search configuration c (copy = simple);
alter text search configuration c alter mapping for word, asciiword with english_stem;

-- alter: a mapping goes from a configuration that an index and a view use
-- from:
create text search configuration c (copy = english);
create table t (a text);
create index i on t using gin (to_tsvector('public.c', a));
create view v as select to_tsvector('public.c', a) as words from t;
-- data:
insert into t values ('a 5');
-- to:
create text search configuration c (copy = english);
alter text search configuration c drop mapping for int, uint;
create table t (a text);
create index i on t using gin (to_tsvector('public.c', a));
create view v as select to_tsvector('public.c', a) as words from t;
-- kept:
select a from t
=> a 5

-- drop: a configuration with the column that uses it
-- never: cascade
-- from:
create text search configuration c (copy = english);
create table t (a text, v tsvector generated always as (to_tsvector('public.c', a)) stored);
-- to:
create table t (a text);

-- drop: a configuration that a function names
-- from:
create text search configuration c (copy = english);
create function f (text) returns tsvector language sql immutable return to_tsvector('public.c', $1);
-- to:
create function f (text) returns tsvector language sql immutable return to_tsvector('english', $1);

-- rename: a configuration that an index uses
-- renames: TEXT_SEARCH_CONFIGURATION public.c -> d
-- from:
create text search configuration c (copy = english);
create table t (a text);
create index i on t using gin (to_tsvector('public.c', a));
-- data:
insert into t values ('x');
-- to:
create text search configuration d (copy = english);
create table t (a text);
create index i on t using gin (to_tsvector('public.d', a));
-- kept:
select a from t
=> x
