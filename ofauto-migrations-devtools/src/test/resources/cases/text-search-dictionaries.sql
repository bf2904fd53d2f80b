-- kind: TEXT_SEARCH_DICTIONARY

-- create: dictionaries with options, and with a name to be quoted
-- to:
create text search dictionary french_plain (template = snowball, language = french);
create text search dictionary "My Words" (template = simple, stopwords = english, accept = false);
create schema words;
create text search dictionary words.same (template = pg_catalog.simple);
comment on text search dictionary "My Words" is 'of mine';

-- create: a dictionary of an extension's template
-- to:
create extension unaccent;
create text search dictionary bare (template = unaccent, rules = 'unaccent');

-- alter: the options of a dictionary
-- from:
create text search dictionary d (template = snowball, language = french);
-- to:
create text search dictionary d (template = snowball, language = german, stopwords = german);

-- alter: the template of a dictionary in use
-- from:
create text search dictionary d (template = simple);
create text search configuration c (parser = "default");
alter text search configuration c add mapping for asciiword, word with d;
create table t (a text, v tsvector generated always as (to_tsvector('public.c', a)) stored);
create index on t using gin (v);
-- data:
insert into t values ('maison');
-- to:
create text search dictionary d (template = snowball, language = french);
create text search configuration c (parser = "default");
alter text search configuration c add mapping for asciiword, word with d;
create table t (a text, v tsvector generated always as (to_tsvector('public.c', a)) stored);
create index on t using gin (v);
-- kept:
select a, v from t
=> maison|'maison':1

-- drop: a dictionary with its configuration
-- never: cascade
-- from:
create text search dictionary d (template = simple);
create text search configuration c (parser = "default");
alter text search configuration c add mapping for asciiword with d;
-- to:

-- rename: a dictionary that a configuration uses
-- renames: TEXT_SEARCH_DICTIONARY public.d -> e
-- from:
create text search dictionary d (template = simple, stopwords = french);
create text search configuration c (parser = "default");
alter text search configuration c add mapping for asciiword with d;
-- to:
create text search dictionary e (template = simple, stopwords = french);
create text search configuration c (parser = "default");
alter text search configuration c add mapping for asciiword with e;
