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

-- rename: a range type whose constructors are used, with a multirange that is called after it
-- renames: RANGE_TYPE public.floatrange -> span
-- never: drop column, add column
-- from:
create type floatrange as range (subtype = float8);
create table t (a floatrange default floatrange(1, 2), b float8, check (floatrange(0, 9, '[]') @> a), check (floatmultirange(a) @> a));
create view v as select floatrange(b, b, '[]') as r, floatmultirange(a, a) as m, floatmultirange() as n from t;
-- data:
insert into t values ('[3,4)', 5);
-- to:
create type span as range (subtype = float8);
create table t (a span default span(1, 2), b float8, check (span(0, 9, '[]') @> a), check (span_multirange(a) @> a));
create view v as select span(b, b, '[]') as r, span_multirange(a, a) as m, span_multirange() as n from t;
-- kept:
select r, m from v
=> [5,5]|{[3,4)}

-- rename: a range type moves to another schema, and its multirange and its constructors with it
-- renames: RANGE_TYPE public.floatrange -> s.floatrange
-- never: drop
-- both:
create schema s;
-- from:
create type floatrange as range (subtype = float8, multirange_type_name = spans);
create table t (a floatrange);
-- to:
create type s.floatrange as range (subtype = float8, multirange_type_name = s.spans);
create table t (a s.floatrange);

-- alter: the multirange of a range type and constructors that have kept the old name of their type
-- never: drop column, add column
-- from:
create type floatrange as range (subtype = float8);
alter type floatrange rename to span;
create table t (a span, m floatmultirange default floatmultirange(floatrange(1, 2)));
-- data:
insert into t values ('[3,4)');
-- to:
create type span as range (subtype = float8);
create table t (a span, m span_multirange default span_multirange(span(1, 2)));
-- kept:
select a, m from t
=> [3,4)|{[1,2)}

-- drop: a range type whose constructors have the old name of their type
-- from:
create type floatrange as range (subtype = float8);
alter type floatrange rename to span;

-- alter: a range type takes the name of the multirange of one that goes
-- from:
create type a as range (subtype = int4, multirange_type_name = b);
-- to:
create type b as range (subtype = float8);

-- alter: a range type takes the name of a multirange that a column has
-- from:
create type a as range (subtype = int4); create table t (x a_multirange);
-- data:
insert into t values ('{[1,3)}');
-- to:
create type a_multirange as range (subtype = int4); create table t (x a_multirange);
-- fails: malformed range literal

-- alter: an enum takes the name of a multirange that a column has
-- kind: mixed
-- from:
create type a as range (subtype = int4, multirange_type_name = b); create table t (x a, y b);
-- to:
create type b as enum ('x'); create table t (x b);
-- data-lost
