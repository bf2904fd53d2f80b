-- kind: ENUM

-- create: an enum and all that uses it
-- to:
create type mood as enum ('sad', 'ok', 'happy');
create table t (a mood not null default 'ok', b mood[] default '{sad,ok}', c mood check (c <> 'sad'));
create index on t (a) where a = 'happy';
create function worst() returns mood language sql immutable as $$ select 'sad'::mood $$;
create view sad as select a from t where a = 'sad';

-- create: an enum with quotes, spaces, commas and nothing in its values
-- to:
create type "Odd Enum" as enum ('it''s', 'two words', 'a,b', '"', '\', '{}', 'NULL', '', 'ünï', 'Null');
create table t (a "Odd Enum" default 'it''s', b "Odd Enum"[] default array['a,b', '"']::"Odd Enum"[]);

-- create: an enum without values
-- to:
create type nothing as enum ();

-- alter: a value is added at the end
-- steps: add-enum-value
-- never: drop, create type
-- from:
create type mood as enum ('sad', 'ok');
create table t (a mood);
-- data:
insert into t values ('sad');
-- to:
create type mood as enum ('sad', 'ok', 'happy');
create table t (a mood);
-- kept:
select a from t
=> sad

-- alter: values are added first, between and last
-- steps: add-enum-value
-- never: drop, create type
-- from:
create type mood as enum ('b', 'd');
create table t (a mood);
-- data:
insert into t values ('b'), ('d');
-- to:
create type mood as enum ('a', 'b', 'b''c', 'c', 'd', 'e', 'f');
create table t (a mood);
-- kept:
select a from t order by a
=> b
=> d

-- alter: a value is added and becomes a default at once
-- never: drop
-- from:
create type mood as enum ('sad', 'ok');
create table t (id int, a mood default 'ok');
-- data:
insert into t values (1, 'sad');
-- to:
create type mood as enum ('sad', 'ok', 'happy');
create table t (id int, a mood default 'happy', b mood not null default 'happy', check (a <> 'happy' or b = 'happy'));
-- kept:
select a, b from t
=> sad|happy

-- alter: a value is removed and rows are kept
-- never: drop column
-- from:
create type mood as enum ('sad', 'ok', 'happy');
create table t (id int primary key, a mood not null default 'ok');
-- data:
insert into t values (1, 'sad'), (2, 'ok');
-- to:
create type mood as enum ('sad', 'ok');
create table t (id int primary key, a mood not null default 'ok');
-- kept:
select id, a from t order by id
=> 1|sad
=> 2|ok

-- alter: a value is removed that a row still has
-- fails: invalid input value for enum
-- from:
create type mood as enum ('sad', 'ok');
create table t (a mood);
-- data:
insert into t values ('sad');
-- to:
create type mood as enum ('ok');
create table t (a mood);

-- alter: a value is removed that was the default
-- never: drop column
-- from:
create type mood as enum ('sad', 'ok');
create table t (a mood default 'sad');
-- data:
insert into t values ('ok');
-- to:
create type mood as enum ('ok');
create table t (a mood default 'ok');
-- kept:
select a from t
=> ok

-- alter: the order of values
-- never: drop column
-- from:
create type mood as enum ('happy', 'ok', 'sad');
create table t (a mood default 'ok');
create index on t (a);
-- data:
insert into t values ('happy'), ('sad'), ('ok');
-- to:
create type mood as enum ('sad', 'ok', 'happy');
create table t (a mood default 'ok');
create index on t (a);
-- kept:
select a from t order by a
=> sad
=> ok
=> happy

-- alter: a value is removed from an enum in arrays with defaults
-- never: drop column
-- from:
create type mood as enum ('sad', 'ok', 'happy');
create table t (a mood[] not null default '{ok}', b mood[]);
create index on t using gin (a);
-- data:
insert into t values ('{sad,ok}', null), (default, '{}');
-- to:
create type mood as enum ('sad', 'ok');
create table t (a mood[] not null default '{ok}', b mood[]);
create index on t using gin (a);
-- kept:
select a, b from t order by a
=> {sad,ok}|
=> {ok}|{}

-- alter: a value is removed under index predicates, checks and unique constraints
-- never: drop column
-- from:
create type mood as enum ('sad', 'ok', 'happy');
create table t (a mood, b int, unique (a, b), constraint c check (a <> 'sad' or b > 0));
create index i on t (b) where a = 'ok';
-- data:
insert into t values ('sad', 1);
-- to:
create type mood as enum ('sad', 'ok');
create table t (a mood, b int, unique (a, b), constraint c check (a <> 'sad' or b > 0));
create index i on t (b) where a = 'ok';
-- kept:
select a, b from t
=> sad|1

-- alter: a value is removed under views and a materialized view
-- never: drop column, cascade
-- from:
create type mood as enum ('sad', 'ok', 'happy');
create table t (a mood);
create view v as select a from t where a <> 'sad';
create materialized view m as select a, count(*) from t group by a;
create unique index on m (a);
-- data:
insert into t values ('sad'), ('ok');
-- to:
create type mood as enum ('sad', 'ok');
create table t (a mood);
create view v as select a from t where a <> 'sad';
create materialized view m as select a, count(*) from t group by a;
create unique index on m (a);
-- kept:
select a from v
=> ok

-- alter: a value is removed under functions that take and return the enum
-- never: drop column, cascade
-- from:
create type mood as enum ('sad', 'ok', 'happy');
create function better(mood) returns mood language sql immutable as $$ select 'ok'::mood $$;
create table t (a mood default better('sad'));
-- data:
insert into t values ('sad');
-- to:
create type mood as enum ('sad', 'ok');
create function better(mood) returns mood language sql immutable as $$ select 'ok'::mood $$;
create table t (a mood default better('sad'));
-- kept:
select a, better(a) from t
=> sad|ok

-- alter: a value is removed under a trigger, a policy and a generated column
-- never: drop column a, drop column "a", cascade
-- from:
create type mood as enum ('sad', 'ok', 'happy');
create table t (a mood, b boolean generated always as (a = 'ok') stored);
create function f() returns trigger language plpgsql as 'begin return new; end';
create trigger g before insert on t for each row when (new.a = 'ok') execute function f();
alter table t enable row level security;
create policy p on t using (a <> 'sad');
-- data:
insert into t (a) values ('ok');
-- to:
create type mood as enum ('sad', 'ok');
create table t (a mood, b boolean generated always as (a = 'ok') stored);
create function f() returns trigger language plpgsql as 'begin return new; end';
create trigger g before insert on t for each row when (new.a = 'ok') execute function f();
alter table t enable row level security;
create policy p on t using (a <> 'sad');
-- kept:
select a, b from t
=> ok|t

-- alter: a value is removed under a composite type and a domain
-- never: drop column
-- from:
create type mood as enum ('sad', 'ok', 'happy');
create domain good as mood check (value <> 'sad');
create table t (a good, b mood);
-- data:
insert into t values ('ok', 'sad');
-- to:
create type mood as enum ('sad', 'ok');
create domain good as mood check (value <> 'sad');
create table t (a good, b mood);
-- kept:
select a, b from t
=> ok|sad

-- alter: a value is removed in two tables, one a partition tree by it
-- never: drop column
-- from:
create type mood as enum ('sad', 'ok', 'happy');
create table t (id int, a mood) partition by range (id);
create table t_1 partition of t for values from (0) to (10);
create table u (a mood);
-- data:
insert into t values (1, 'sad');
insert into u values ('ok');
-- to:
create type mood as enum ('sad', 'ok');
create table t (id int, a mood) partition by range (id);
create table t_1 partition of t for values from (0) to (10);
create table u (a mood);
-- kept:
select t.a, u.a from t, u
=> sad|ok

-- alter: a value is removed from an enum of another schema with quoted names
-- never: drop column
-- from:
create schema "My Types";
create type "My Types"."My Mood" as enum ('it''s sad', 'OK', 'gone');
create table t ("The Mood" "My Types"."My Mood" default 'it''s sad');
-- data:
insert into t values ('OK');
-- to:
create schema "My Types";
create type "My Types"."My Mood" as enum ('it''s sad', 'OK');
create table t ("The Mood" "My Types"."My Mood" default 'it''s sad');
-- kept:
select "The Mood" from t
=> OK

-- alter: a value is removed and another added
-- never: drop column
-- from:
create type mood as enum ('sad', 'ok');
create table t (a mood default 'ok');
-- data:
insert into t values ('ok');
-- to:
create type mood as enum ('angry', 'ok', 'happy', 'calm');
create table t (a mood default 'calm');
-- kept:
select a from t
=> ok

-- alter: an enum without values gets some
-- steps: add-enum-value
-- never: drop, create type
-- from:
create type mood as enum ();
create table t (a mood);
-- to:
create type mood as enum ('b', 'a');
create table t (a mood);

-- drop: an enum
-- from:
create type mood as enum ('sad', 'ok');

-- drop: an enum with its table and function
-- data-lost
-- never: cascade
-- from:
create type mood as enum ('sad', 'ok');
create table t (a mood default 'ok');
create function f(mood) returns boolean language sql as $$ select $1 = 'ok' $$;
create cast (text as mood) with inout as assignment;

-- drop: an enum whose columns become text
-- never: drop column
-- from:
create type mood as enum ('sad', 'ok');
create table t (a mood default 'ok', b mood[] default '{sad}');
create index on t (a) where a = 'ok';
create view v as select a from t;
-- data:
insert into t values ('sad', '{ok}');
-- to:
create table t (a text default 'ok', b text[] default '{sad}');
create index on t (a) where a = 'ok';
create view v as select a from t;
-- kept:
select a, b from t
=> sad|{ok}

-- rename: an enum that a table, its default and a function use
-- renames: ENUM public.mood -> feeling
-- from:
create type mood as enum ('sad', 'ok');
create table t (a mood default 'ok');
create function f(int) returns mood language sql as $$ select null::mood $$;
-- data:
insert into t values ('sad');
-- to:
create type feeling as enum ('sad', 'ok');
create table t (a feeling default 'ok');
create function f(int) returns feeling language sql as $$ select null::feeling $$;
-- kept:
select a from t
=> sad

-- rename: a value, which a row, a default, a check and an index have
-- renames: ENUM public.mood.sad -> unhappy
-- never: drop
-- from:
create type mood as enum ('sad', 'ok', 'happy');
create table t (a mood default 'sad', check (a <> 'happy'));
create index on t (a) where a = 'sad';
-- data:
insert into t values ('sad'), ('ok');
-- to:
create type mood as enum ('unhappy', 'ok', 'happy');
create table t (a mood default 'unhappy', check (a <> 'happy'));
create index on t (a) where a = 'unhappy';
-- kept:
select a from t order by a
=> unhappy
=> ok

-- alter: a value is removed from the enum by which a table is partitioned
-- refused: partition
-- from:
create type mood as enum ('sad', 'ok', 'happy');
create table t (a mood) partition by list (a);
create table t_sad partition of t for values in ('sad');
-- to:
create type mood as enum ('sad', 'ok');
create table t (a mood) partition by list (a);
create table t_sad partition of t for values in ('sad');

-- alter: a value makes room for another, which is no rename
-- suspected: ENUM public.mood.sad -> cheerful
-- never: drop column
-- from:
create type mood as enum ('ok', 'sad');
create table t (a mood);
-- data:
insert into t values ('ok');
-- to:
create type mood as enum ('ok', 'cheerful');
create table t (a mood);
-- kept:
select a from t
=> ok

-- alter: values of an enum that has none
-- from:
create type e as enum (); create type f as enum ('a'); create table t(a e, b f);
-- to:
create type e as enum ('x'); create type f as enum (); create table t(a e, b f);

-- alter: columns change between texts, an enum that is made anew and its arrays
-- from:
create type e as enum ('a', 'b'); create table t(a text, b e, c e[], d e);
-- to:
create type e as enum ('b'); create table t(a e, b e[], c e, d text);

-- create: odd values, as defaults too
-- to:
create type e as enum ('', ' ', 'it''s', '"', '\', 'a,b'); create table t (a e default '', b e[] default array['', 'a,b']::e[], check (a <> ''));

-- alter: an empty value comes first
-- from:
create type e as enum ('a');
-- to:
create type e as enum ('', 'a', ' ');
