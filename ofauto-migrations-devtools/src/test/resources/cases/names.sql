-- kind: mixed

-- alter: an enum goes and a table takes its name
-- from:
create type status as enum ('open', 'done');
create table task (id int, status status);
-- data:
insert into task values (1, 'open');
-- to:
create table status (code text primary key, label text);
create table task (id int, status text);
-- kept:
select id, status from task
=> 1|open

-- alter: a view goes and a table takes its name
-- both:
create table t (a int);
-- from:
create view v as select a from t;
-- data:
insert into t values (1);
-- to:
create table v (x int primary key, y text, z date);
-- kept:
select a from t
=> 1

-- alter: a sequence goes and an index takes its name
-- both:
create table t (a int);
-- from:
create sequence s;
-- to:
create index s on t (a);

-- alter: an index goes and a table takes its name
-- both:
create table t (a int);
-- from:
create index s on t (a);
-- to:
create table s (x text, y date, z int);

-- alter: two indexes change places
-- both:
create table t (a int, b int);
-- from:
create index i on t (a);
create index j on t (b);
-- to:
create index j on t (a);
create index i on t (b);

-- alter: a unique constraint's name moves to another table
-- from:
create table a (x int, constraint u unique (x));
create table b (x int);
-- data:
insert into a values (1);
insert into b values (2);
-- to:
create table a (x int);
create table b (x int, constraint u unique (x));
-- kept:
select a.x, b.x from a, b
=> 1|2

-- alter: a primary key takes the name of an index that goes
-- from:
create table t (a int not null, b int);
create index t_pkey on t (b);
-- data:
insert into t values (1, 2);
-- to:
create table t (a int primary key, b int);
-- kept:
select a, b from t
=> 1|2

-- alter: two constraints of a table change names
-- from:
create table t (a int, constraint c check (a > 0), constraint d check (a < 10));
-- data:
insert into t values (1);
-- to:
create table t (a int, constraint d check (a > 0), constraint c check (a < 10));
-- kept:
select a from t
=> 1

-- alter: a function becomes an aggregate of the same name and types
-- from:
create function total(int) returns int language sql immutable as 'select $1';
-- to:
create aggregate total(int) (sfunc = int4pl, stype = int);

-- alter: a domain becomes an enum of the same name
-- never: drop column
-- from:
create domain state as text check (value in ('a', 'b'));
create table t (s state);
-- data:
insert into t values ('a');
-- to:
create type state as enum ('a', 'b');
create table t (s state);
-- kept:
select s from t
=> a

-- rename: an enum moves to another schema
-- renames: ENUM public.mood -> types.mood
-- never: drop column
-- both:
create schema types;
-- from:
create type mood as enum ('sad', 'ok');
create table t (a mood default 'ok', b mood[]);
-- data:
insert into t values ('sad', '{ok}');
-- to:
create type types.mood as enum ('sad', 'ok');
create table t (a types.mood default 'ok', b types.mood[]);
-- kept:
select a, b from t
=> sad|{ok}

-- alter: a name that looks like a type and columns that look like key words
-- never: drop column, drop table
-- from:
create table "integer" ("text" int, "check" text, "default" int default 1, "primary" int);
create table "t;drop" ("a--b" int, "/*c*/" int, "$1" int, "?" int, "{x}" int);
-- data:
insert into "integer" values (1, 'x', 2, 3);
-- to:
create table "integer" ("text" bigint primary key, "check" text check ("check" <> ''), "default" int default 2, "primary" int unique);
create table "t;drop" ("a--b" int not null, "/*c*/" int default 1, "$1" int, "?" int check ("?" > 0), "{x}" int);
create index "i?" on "t;drop" ("$1", "?") where "{x}" > 0;
comment on column "t;drop"."a--b" is 'a -- b; /* c */';
-- kept:
select "text", "check", "default", "primary" from "integer"
=> 1|x|2|3

-- alter: a trigger and a policy that bear each other's names
-- both:
create table t (a int);
create function f() returns trigger language plpgsql as 'begin return new; end';
-- from:
create trigger one before insert on t for each row execute function f();
create policy two on t using (a > 1);
-- to:
create trigger two before insert on t for each row execute function f();
create policy one on t using (a > 1);
-- suspected: TRIGGER public.t.one -> two
-- suspected: POLICY public.t.two -> one

-- rename: a table takes the name of a view that goes
-- kind: TABLE
-- renames: TABLE public.t_data -> data
-- never: drop table
-- from:
create table t_data (id int not null, odd text, born date); create view data as select * from t_data; create view top as select id from data;
-- data:
insert into t_data values (1, 'x', null);
-- to:
create table data (id int not null, odd text, born date); create view top as select id from data;
-- kept:
select top.id, odd from data, top
=> 1|x

-- rename: an enum takes the name of a table that goes
-- kind: ENUM
-- renames: ENUM public.state_kind -> state
-- data-lost
-- from:
create table state (code serial primary key, day date, odd text); create type state_kind as enum ('a', 'b', 'c'); create table t (k state_kind default 'a');
-- data:
insert into t values ('b');
-- to:
create type state as enum ('a', 'b', 'c'); create table t (k state default 'a');
-- kept:
select k from t
=> b

-- rename: a table goes to a schema where a sequence has its name and goes
-- kind: TABLE
-- renames: TABLE public.t -> s.u
-- from:
create schema s; create sequence s.u; create table t (id int not null, odd text, born date);
-- data:
insert into t values (1, 'x', null);
-- to:
create schema s; create table s.u (id int not null, odd text, born date);
-- kept:
select odd from s.u
=> x
