-- kind: RANGE_TYPE

-- create: range types and columns of them
-- to:
create type floatrange as range (subtype = float8, subtype_diff = float8mi);
create type "Word Range" as range (subtype = text, collation = "C", multirange_type_name = "Word Ranges");
create table t (a floatrange default '[1,2)', b "Word Range"[], c floatmultirange, exclude using gist (a with &&));

-- create: a range type whose difference is a new function
-- to:
create function time_diff(time, time) returns float8 language sql immutable as 'select extract(epoch from $1 - $2)::float8';
create type timerange as range (subtype = time, subtype_diff = time_diff);

-- alter: the options of a range type that nothing uses
-- from:
create type floatrange as range (subtype = float8);
-- to:
create type floatrange as range (subtype = float8, subtype_diff = float8mi);

-- create: a column gets a range type
-- never: drop column
-- from:
create table t (a text);
-- data:
insert into t values ('[1,2)');
-- to:
create type floatrange as range (subtype = float8);
create table t (a floatrange);
-- kept:
select a from t
=> [1,2)

-- drop: a range type
-- from:
create type floatrange as range (subtype = float8, subtype_diff = float8mi);

-- drop: a range type and the function and the table that use it
-- data-lost
-- never: cascade
-- from:
create type floatrange as range (subtype = float8);
create function wide(floatrange) returns boolean language sql as 'select upper($1) - lower($1) > 5';
create table t (a floatrange check (wide(a)));

-- rename: a range type
-- renames: RANGE_TYPE public.floatrange -> span
-- from:
create type floatrange as range (subtype = float8, multirange_type_name = spans);
create table t (a floatrange);
-- data:
insert into t values ('[1,2)');
-- to:
create type span as range (subtype = float8, multirange_type_name = spans);
create table t (a span);
-- kept:
select a from t
=> [1,2)

-- alter: the options of a range type that a table with rows and a function use
-- never: drop column, cascade
-- from:
create type floatrange as range (subtype = float8);
create function wide(floatrange) returns boolean language sql immutable as 'select upper($1) - lower($1) > 5';
create table t (id int, a floatrange default '[1,2)', exclude using gist (a with &&));
create view v as select id from t where wide(a);
-- data:
insert into t values (1, '[5,20)');
-- to:
create type floatrange as range (subtype = float8, subtype_diff = float8mi);
create function wide(floatrange) returns boolean language sql immutable as 'select upper($1) - lower($1) > 5';
create table t (id int, a floatrange default '[1,2)', exclude using gist (a with &&));
create view v as select id from t where wide(a);
-- kept:
select t.id, a from t join v on v.id = t.id
=> 1|[5,20)
