-- kind: CAST

-- create: casts of each method
-- to:
create type mood as enum ('sad', 'ok');
create cast (varchar as mood) with inout as implicit;
create function number(mood) returns int language sql immutable as $$ select case $1 when 'sad' then 0 else 1 end $$;
create cast (mood as int) with function number(mood) as assignment;

-- create: casts of an enum for a framework that sends text
-- from:
create type mood as enum ('sad', 'ok');
create table t (a mood);
-- data:
insert into t values ('sad');
-- to:
create type mood as enum ('sad', 'ok');
create table t (a mood);
create cast (varchar as mood) with inout as implicit;
create cast (mood as varchar) with inout as implicit;
-- kept:
select a from t
=> sad

-- alter: when a cast is applied
-- from:
create type mood as enum ('sad', 'ok');
create cast (varchar as mood) with inout as implicit;
-- to:
create type mood as enum ('sad', 'ok');
create cast (varchar as mood) with inout as assignment;

-- alter: a value is removed from an enum with casts
-- kind: ENUM
-- from:
create type mood as enum ('sad', 'ok', 'gone');
create cast (varchar as mood) with inout as implicit;
create cast (mood as varchar) with inout as implicit;
create table t (a mood default 'ok');
-- data:
insert into t values ('sad');
-- to:
create type mood as enum ('sad', 'ok');
create cast (varchar as mood) with inout as implicit;
create cast (mood as varchar) with inout as implicit;
create table t (a mood default 'ok');
-- kept:
select a from t
=> sad

-- drop: a cast
-- from:
create type mood as enum ('sad', 'ok');
create cast (varchar as mood) with inout as implicit;
-- to:
create type mood as enum ('sad', 'ok');

-- drop: a cast and its function
-- never: cascade
-- from:
create type mood as enum ('sad', 'ok');
create function number(mood) returns int language sql immutable as 'select 1';
create cast (mood as int) with function number(mood);
-- to:
create type mood as enum ('sad', 'ok');
