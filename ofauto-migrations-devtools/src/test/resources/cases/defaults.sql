-- kind: DEFAULT

-- create: defaults of many sorts on columns with rows
-- steps: set-default
-- only: alter table
-- from:
create table t (a int, b text, c timestamptz, d jsonb, e text[], f uuid, g boolean, h numeric, i date, j interval, k bytea);
-- data:
insert into t (a) values (1);
-- to:
create table t (a int default -1, b text default 'it''s \ "quoted"', c timestamptz default current_timestamp,
	d jsonb default '{"a": {"b": null}}', e text[] default array['x', 'y'], f uuid default gen_random_uuid(),
	g boolean default true, h numeric default 1.50, i date default current_date + 7, j interval default '1 day',
	k bytea default '\xdead');
-- kept:
select a, b from t
=> 1|

-- create: a default of null is none
-- nothing
-- from:
create table t (a int);
-- to:
create table t (a int default null);

-- create: a default from a new sequence
-- from:
create table t (n bigint);
-- data:
insert into t values (3);
-- to:
create sequence s;
create table t (n bigint default nextval('s'));
-- kept:
select n from t
=> 3

-- create: a default from a new function that reads a new table
-- from:
create table t (n bigint);
-- to:
create table settings (k text primary key, v bigint);
create function setting(text) returns bigint language sql stable as 'select v from settings where k = $1';
create table t (n bigint default setting('n'));

-- create: a default of an enum
-- steps: set-default
-- both:
create type mood as enum ('sad', 'O''K');
-- from:
create table t (a mood, b mood[]);
-- data:
insert into t values ('sad', '{sad}');
-- to:
create table t (a mood default 'O''K', b mood[] default array['sad'::mood, 'O''K'::mood]);
-- kept:
select a, b from t
=> sad|{sad}

-- create: a default of a partition only
-- steps: set-default
-- from:
create table t (k int, v text) partition by list (k);
create table t_1 partition of t for values in (1);
-- data:
insert into t values (1, 'x');
-- to:
create table t (k int, v text default 'all') partition by list (k);
create table t_1 partition of t for values in (1);
alter table t_1 alter v set default 'one';
-- kept:
select k, v from t
=> 1|x

-- create: a default of a view's column
-- steps: set-default
-- both:
create table t (a int, b text);
-- from:
create view v as select a, b from t;
-- to:
create view v as select a, b from t;
alter view v alter b set default 'x';

-- alter: one default becomes another
-- steps: set-default
-- only: alter table
-- from:
create table t (a int, b int default 1);
-- data:
insert into t values (1);
-- to:
create table t (a int, b int default 2);
-- kept:
select a, b from t
=> 1|1

-- alter: a default calls a function with other arguments
-- from:
create function f(int) returns int language sql as 'select $1';
create table t (a int default f(1));
-- to:
create function f(int, int) returns int language sql as 'select $1 + $2';
create table t (a int default f(1, 2));

-- alter: the function behind a default returns another type
-- kind: ROUTINE
-- from:
create function f() returns int language sql as 'select 1';
create table t (a bigint default f());
-- data:
insert into t default values;
-- to:
create function f() returns bigint language sql as 'select 2::bigint';
create table t (a bigint default f());
-- kept:
select a from t
=> 1

-- alter: two defaults that are written differently and are the same
-- nothing
-- from:
create table t (a text default 'x', b timestamptz default now(), c int default 1 + 1);
-- to:
create table t (a text default 'x'::text, b timestamptz default (now()), c int default (1+1));

-- drop: the default of a parent goes and that of its partition stays
-- steps: set-default
-- from:
create table t (k int, v int default 1) partition by list (k);
create table t_1 partition of t for values in (1);
alter table t_1 alter v set default 5;
-- to:
create table t (k int, v int) partition by list (k);
create table t_1 partition of t for values in (1);
alter table t_1 alter v set default 5;

-- alter: the default of a view's column
-- steps: set-default
-- both:
create table t (a int);
-- from:
create view v as select a from t;
alter view v alter a set default 1;
-- to:
create view v as select a from t;
alter view v alter a set default 2;

-- drop: a default
-- steps: set-default
-- only: alter table
-- from:
create table t (a int, b text default 'x');
-- data:
insert into t values (1);
-- to:
create table t (a int, b text);
-- kept:
select a, b from t
=> 1|x

-- drop: a default and the function it calls
-- never: cascade
-- from:
create function f() returns int language sql as 'select 1';
create table t (a int default f());
-- data:
insert into t default values;
-- to:
create table t (a int);
-- kept:
select a from t
=> 1

-- drop: a default and the sequence it calls
-- never: cascade
-- from:
create sequence s;
create table t (a bigint default nextval('s'));
-- data:
insert into t default values;
-- to:
create table t (a bigint);
-- kept:
select a from t
=> 1

-- drop: the default of a view's column
-- steps: set-default
-- both:
create table t (a int);
-- from:
create view v as select a from t;
alter view v alter a set default 1;
-- to:
create view v as select a from t;
