-- kind: COLUMN

-- create: a nullable column in a table with rows
-- steps: add-column
-- only: alter table
-- from:
create table t (id int primary key);
-- data:
insert into t values (1), (2);
-- to:
create table t (id int primary key, note text);
-- kept:
select id, note from t order by id
=> 1|
=> 2|

-- create: a column with a default is added to a table with rows
-- steps: add-column
-- from:
create table t (id int primary key);
-- data:
insert into t values (1), (2);
-- to:
create table t (id int primary key, state text default 'new');
-- kept:
select id, state from t order by id
=> 1|new
=> 2|new

-- create: a required column with a default in a table with rows
-- steps: add-column
-- from:
create table t (id int primary key);
-- data:
insert into t values (1);
-- to:
create table t (id int primary key, state varchar(9) not null default 'new', at timestamptz not null default now());
-- kept:
select id, state, at is not null from t
=> 1|new|t

-- create: a required column without default in an empty table
-- steps: add-column
-- from:
create table t (id int primary key);
-- to:
create table t (id int primary key, owner int not null);

-- create: a required column that a table with rows cannot have
-- fails: null
-- from:
create table t (id int primary key);
-- data:
insert into t values (1);
-- to:
create table t (id int primary key, owner int not null);

-- create: columns with names to be quoted
-- steps: add-column
-- from:
create table t (id int);
-- data:
insert into t values (1);
-- to:
create table t (id int, "select" int default 1, "Mixed Case" text, "a.b" int[] default '{}', "q""q" text);
-- kept:
select id, "select", "Mixed Case", "a.b", "q""q" from t
=> 1|1||{}|

-- create: a column of a new enum with a default
-- from:
create table t (id int);
-- data:
insert into t values (1);
-- to:
create type mood as enum ('sad', 'ok');
create table t (id int, mood mood not null default 'ok');
-- kept:
select id, mood from t
=> 1|ok

-- create: a column that refers to a new table
-- from:
create table t (id int primary key);
-- data:
insert into t values (1);
-- to:
create table zone (id int primary key);
create table t (id int primary key, zone int references zone on delete set null);
-- kept:
select id, zone from t
=> 1|

-- create: a column of a new domain that has a default and is required
-- from:
create table t (id int);
-- data:
insert into t values (1);
-- to:
create domain positive as int not null default 1 check (value > 0);
create table t (id int, n positive);
-- kept:
select id, n from t
=> 1|1

-- create: a column with a collation
-- steps: add-column
-- from:
create table t (id int);
-- to:
create table t (id int, name text collate "C" not null default '');

-- create: several columns at once, one unique and one checked
-- from:
create table t (id int);
-- data:
insert into t values (1);
-- to:
create table t (id int, a text unique, b int check (b > 0), c jsonb default '{"a": [1]}', d uuid);
-- kept:
select id, a, b, c from t
=> 1|||{"a": [1]}

-- create: a column that a view shows at once
-- steps: add-column, replace-object
-- from:
create table t (id int);
create view v as select id from t;
-- data:
insert into t values (1);
-- to:
create table t (id int, name text default 'x');
create view v as select id, name from t;
-- kept:
select id, name from t
=> 1|x

-- create: a column whose default calls a new function
-- from:
create table t (id int);
-- data:
insert into t values (1);
-- to:
create function tag() returns text language sql as $$ select 'tag' $$;
create table t (id int, tag text default tag());
-- kept:
select id, tag from t
=> 1|tag

-- create: a column to each table of a partition tree
-- steps: add-column
-- from:
create table t (id int, at date) partition by range (at);
create table t_2020 partition of t for values from ('2020-01-01') to ('2021-01-01');
-- data:
insert into t values (1, '2020-05-05');
-- to:
create table t (id int, at date, note text default 'n') partition by range (at);
create table t_2020 partition of t for values from ('2020-01-01') to ('2021-01-01');
-- kept:
select id, at, note from t
=> 1|2020-05-05|n

-- alter: an integer becomes a bigint
-- steps: alter-column-type
-- never: drop column, drop table
-- from:
create table t (id int, n int not null default 5);
-- data:
insert into t values (1, 2147483647);
-- to:
create table t (id int, n bigint not null default 5);
-- kept:
select id, n from t
=> 1|2147483647

-- alter: a bigint becomes an integer that its rows fit
-- steps: alter-column-type
-- never: drop
-- from:
create table t (n bigint);
-- data:
insert into t values (12);
-- to:
create table t (n int);
-- kept:
select n from t
=> 12

-- alter: a varchar becomes longer
-- steps: alter-column-type
-- never: drop
-- from:
create table t (s varchar(5));
create index on t (s);
-- data:
insert into t values ('abcde');
-- to:
create table t (s varchar(50));
create index on t (s);
-- kept:
select s from t
=> abcde

-- alter: a varchar becomes shorter and its rows fit
-- steps: alter-column-type
-- never: drop
-- from:
create table t (s varchar(50));
-- data:
insert into t values ('abc');
-- to:
create table t (s varchar(3));
-- kept:
select s from t
=> abc

-- alter: text becomes a varchar
-- steps: alter-column-type, set-default
-- never: drop column, drop table
-- from:
create table t (s text not null default 'x');
-- data:
insert into t values ('abc');
-- to:
create table t (s varchar(10) not null default 'x');
-- kept:
select s from t
=> abc

-- alter: a char becomes text without its blanks
-- steps: alter-column-type
-- from:
create table t (s char(5));
-- data:
insert into t values ('ab');
-- to:
create table t (s text);
-- kept:
select s || '.' from t
=> ab.

-- alter: the precision of a numeric
-- steps: alter-column-type
-- never: drop
-- from:
create table t (n numeric(10, 2));
-- data:
insert into t values (1.25);
-- to:
create table t (n numeric(14, 4));
-- kept:
select n from t
=> 1.2500

-- alter: a double becomes a numeric
-- steps: alter-column-type
-- from:
create table t (n double precision default 0.5);
-- data:
insert into t values (1.5);
-- to:
create table t (n numeric(8, 3) default 0.5);
-- kept:
select n from t
=> 1.500

-- alter: text becomes an integer
-- steps: alter-column-type
-- never: drop
-- from:
create table t (n text);
-- data:
insert into t values ('42'), (null);
-- to:
create table t (n int);
-- kept:
select n from t order by n
=> 42
=> 

-- alter: text with a default becomes an integer with another
-- steps: set-default, alter-column-type, set-default
-- never: drop column
-- from:
create table t (n text not null default '0');
-- data:
insert into t values ('42');
insert into t default values;
-- to:
create table t (n int not null default 7);
-- kept:
select n from t order by n
=> 0
=> 42

-- alter: an integer becomes text
-- steps: alter-column-type, set-default
-- from:
create table t (n int default 3);
-- data:
insert into t values (42);
-- to:
create table t (n text default '3');
-- kept:
select n from t
=> 42

-- alter: text becomes a uuid
-- steps: alter-column-type
-- from:
create table t (id text primary key);
-- data:
insert into t values ('6f1a3a50-0d1c-4a08-9b9e-0d1c4a089b9e');
-- to:
create table t (id uuid primary key);
-- kept:
select id from t
=> 6f1a3a50-0d1c-4a08-9b9e-0d1c4a089b9e

-- alter: json becomes jsonb
-- steps: alter-column-type, set-default
-- from:
create table t (j json default '[]');
-- data:
insert into t values ('{"b": 1, "a": 2}');
-- to:
create table t (j jsonb default '[]');
-- kept:
select j->>'a' from t
=> 2

-- alter: text becomes jsonb
-- steps: alter-column-type
-- from:
create table t (j text);
-- data:
insert into t values ('{"a": 2}');
-- to:
create table t (j jsonb);
-- kept:
select j->>'a' from t
=> 2

-- alter: a timestamp gets a time zone
-- steps: alter-column-type, set-default
-- from:
create table t (at timestamp not null default '2020-01-01 00:00:00');
-- data:
set time zone 'UTC';
insert into t values ('2020-02-02 10:00');
-- to:
create table t (at timestamptz not null default '2020-01-01 00:00:00+00');
-- kept:
select at at time zone 'UTC' from t
=> 2020-02-02 10:00:00

-- alter: text becomes a date
-- steps: alter-column-type
-- from:
create table t (d text);
-- data:
insert into t values ('2020-02-02');
-- to:
create table t (d date);
-- kept:
select d from t
=> 2020-02-02

-- alter: a boolean becomes an integer and back
-- steps: alter-column-type
-- from:
create table t (b boolean, i int);
-- data:
insert into t values (true, 0);
-- to:
create table t (b int, i boolean);
-- kept:
select b, i from t
=> 1|f

-- alter: text becomes an enum
-- never: drop column
-- from:
create table t (mood text not null default 'ok');
-- data:
insert into t values ('sad');
-- to:
create type mood as enum ('sad', 'ok');
create table t (mood mood not null default 'ok');
-- kept:
select mood from t
=> sad

-- alter: an enum becomes text
-- never: drop column
-- from:
create type mood as enum ('sad', 'ok');
create table t (mood mood not null default 'ok');
-- data:
insert into t values ('sad');
-- to:
create table t (mood text not null default 'ok');
-- kept:
select mood from t
=> sad

-- alter: an enum becomes another with the same words
-- never: drop column
-- from:
create type mood as enum ('sad', 'ok');
create table t (mood mood default 'ok');
-- data:
insert into t values ('sad');
-- to:
create type feeling as enum ('ok', 'sad', 'glad', 'mad', 'bored');
create table t (mood feeling default 'ok');
-- kept:
select mood from t
=> sad

-- alter: an array of text becomes an array of an enum
-- steps: set-default, alter-column-type, set-default
-- never: drop column
-- both:
create type mood as enum ('sad', 'ok');
-- from:
create table t (moods text[] not null default '{}');
-- data:
insert into t values ('{sad,ok}');
-- to:
create table t (moods mood[] not null default '{}');
-- kept:
select moods from t
=> {sad,ok}

-- alter: an integer becomes a domain over it
-- steps: alter-column-type
-- both:
create domain positive as int check (value > 0);
-- from:
create table t (n int);
-- data:
insert into t values (5);
-- to:
create table t (n positive);
-- kept:
select n from t
=> 5

-- alter: text becomes an address of the net
-- steps: alter-column-type
-- from:
create table t (ip text);
-- data:
insert into t values ('10.0.0.1');
-- to:
create table t (ip inet);
-- kept:
select ip from t
=> 10.0.0.1

-- alter: an array of integers becomes one of bigints
-- steps: alter-column-type, set-default
-- from:
create table t (n int[] default '{1}');
create index on t using gin (n);
-- data:
insert into t values ('{2,3}');
-- to:
create table t (n bigint[] default '{1}');
create index on t using gin (n);
-- kept:
select n from t
=> {2,3}

-- alter: the type of a column that views show
-- never: drop column, cascade
-- from:
create table t (id int, n int);
create view v as select n from t;
create view w as select n + 1 as m from v;
-- data:
insert into t values (1, 5);
-- to:
create table t (id int, n bigint);
create view v as select n from t;
create view w as select n + 1 as m from v;
-- kept:
select m from w
=> 6

-- alter: the type of a column that a materialized view with an index shows
-- never: drop column, cascade
-- from:
create table t (id int, n int);
create materialized view v as select n from t;
create unique index on v (n);
-- data:
insert into t values (1, 5);
-- to:
create table t (id int, n bigint);
create materialized view v as select n from t;
create unique index on v (n);
-- kept:
select n from v
=> 5

-- alter: the type of a key and of those that refer to it
-- steps: alter-column-type
-- never: drop column
-- from:
create table a (id int primary key);
create table b (id int primary key, a int not null references a on delete cascade);
-- data:
insert into a values (1);
insert into b values (2, 1);
-- to:
create table a (id bigint primary key);
create table b (id bigint primary key, a bigint not null references a on delete cascade);
-- kept:
select b.id, a.id from b join a on a.id = b.a
=> 2|1

-- alter: the type of a key from integer to text with those that refer to it
-- never: drop column
-- from:
create table a (id int primary key);
create table b (id int primary key, a int not null references a);
-- data:
insert into a values (1);
insert into b values (2, 1);
-- to:
create table a (id text primary key);
create table b (id int primary key, a text not null references a);
-- kept:
select b.id, a.id from b join a on a.id = b.a
=> 2|1

-- alter: the type of a column with an expression index, a partial index and a check
-- never: drop column
-- from:
create table t (s varchar(20), n int, constraint few check (n < 100));
create index i on t (lower(s));
create index j on t (s) where n > 3;
-- data:
insert into t values ('A', 5);
-- to:
create table t (s text, n bigint, constraint few check (n < 100));
create index i on t (lower(s));
create index j on t (s) where n > 3;
-- kept:
select s, n from t
=> A|5

-- alter: the type of a column from which another is generated
-- from:
create table t (a int, b int generated always as (a * 2) stored);
-- data:
insert into t values (3);
-- to:
create table t (a bigint, b bigint generated always as (a * 2) stored);
-- kept:
select a, b from t
=> 3|6

-- alter: the type of a column that a trigger watches
-- never: drop column
-- both:
create function f() returns trigger language plpgsql as 'begin return new; end';
-- from:
create table t (a int, b int);
create trigger g before update of a on t for each row when (old.a is distinct from new.a) execute function f();
-- data:
insert into t values (3, 4);
-- to:
create table t (a bigint, b int);
create trigger g before update of a on t for each row when (old.a is distinct from new.a) execute function f();
-- kept:
select a, b from t
=> 3|4

-- alter: the type of a column that a policy reads
-- never: drop column
-- from:
create table t (owner varchar(20));
alter table t enable row level security;
create policy mine on t using (owner = current_user);
-- data:
insert into t values ('postgres');
-- to:
create table t (owner text);
alter table t enable row level security;
create policy mine on t using (owner = current_user);
-- kept:
select owner from t
=> postgres

-- alter: the type of a column that a rule reads
-- never: drop column
-- from:
create table t (n int);
create table log (n bigint);
create rule r as on insert to t do also insert into log values (new.n);
-- data:
insert into t values (1);
-- to:
create table t (n bigint);
create table log (n bigint);
create rule r as on insert to t do also insert into log values (new.n);
-- kept:
select t.n, log.n from t, log
=> 1|1

-- alter: the type of a column with extended statistics
-- steps: alter-column-type
-- from:
create table t (a int, b int);
create statistics s on a, b from t;
-- data:
insert into t values (1, 2);
-- to:
create table t (a bigint, b int);
create statistics s on a, b from t;
-- kept:
select a, b from t
=> 1|2

-- alter: the type of a unique column, whose constraint others refer to
-- steps: alter-column-type
-- never: drop column
-- from:
create table a (id int primary key, code varchar(5) unique);
create table b (code varchar(5) references a (code));
-- data:
insert into a values (1, 'x');
insert into b values ('x');
-- to:
create table a (id int primary key, code text unique);
create table b (code text references a (code));
-- kept:
select code from b
=> x

-- alter: a column becomes required, its rows allow it
-- steps: set-not-null
-- only: alter table
-- from:
create table t (a int);
-- data:
insert into t values (1);
-- to:
create table t (a int not null);
-- kept:
select a from t
=> 1

-- alter: a column becomes required, its rows do not allow it
-- fails: null
-- from:
create table t (a int);
-- data:
insert into t values (null);
-- to:
create table t (a int not null);

-- alter: a column becomes optional
-- steps: drop-not-null
-- only: alter table
-- from:
create table t (a int not null);
-- data:
insert into t values (1);
-- to:
create table t (a int);
-- kept:
select a from t
=> 1

-- alter: type, default and nullability of one column at once
-- steps: alter-column-type, set-not-null, set-default
-- never: drop column
-- from:
create table t (id int, a varchar(5) default 'x');
-- data:
insert into t values (1, 'abc');
-- to:
create table t (id int, a text not null default 'y' || 'z');
-- kept:
select a from t
=> abc

-- alter: the collation of an indexed column
-- steps: alter-column-type
-- never: drop column
-- from:
create table t (s text);
create index on t (s);
-- data:
insert into t values ('a');
-- to:
create table t (s text collate "C");
create index on t (s);
-- kept:
select s from t
=> a

-- alter: the type of a column of a partition tree
-- steps: alter-column-type
-- never: drop column
-- from:
create table t (id int, n int, primary key (id)) partition by range (id);
create table t_1 partition of t for values from (0) to (10);
create index on t (n);
-- data:
insert into t values (1, 5);
-- to:
create table t (id int, n bigint, primary key (id)) partition by range (id);
create table t_1 partition of t for values from (0) to (10);
create index on t (n);
-- kept:
select id, n from t
=> 1|5

-- alter: the type of a column that a function of SQL standard style reads
-- never: drop column
-- from:
create table t (n int);
create function total() returns bigint language sql begin atomic select sum(n)::bigint from t; end;
-- data:
insert into t values (5);
-- to:
create table t (n bigint);
create function total() returns bigint language sql begin atomic select sum(n)::bigint from t; end;
-- kept:
select total()
=> 5

-- drop: a column with data
-- data-lost
-- from:
create table t (id int primary key, a text);
-- data:
insert into t values (1, 'x');
-- to:
create table t (id int primary key);
-- kept:
select id from t
=> 1

-- drop: a column with an index, a unique constraint, a check over two columns and a foreign key
-- data-lost
-- never: cascade
-- from:
create table a (id int primary key);
create table t (id int primary key, x int references a, y int, unique (x, y), constraint c check (x < y));
create index i on t (y) where x > 0;
-- data:
insert into a values (1);
insert into t values (1, 1, 2);
-- to:
create table a (id int primary key);
create table t (id int primary key, y int);
-- kept:
select id, y from t
=> 1|2

-- drop: a column that a view shows no longer
-- data-lost
-- never: cascade
-- from:
create table t (id int, a text);
create view v as select id, a from t;
-- data:
insert into t values (1, 'x');
-- to:
create table t (id int);
create view v as select id from t;
-- kept:
select id from v
=> 1

-- drop: a column and the one generated from it
-- data-lost
-- from:
create table t (id int, a int, b int generated always as (a + 1) stored);
-- data:
insert into t values (1, 2);
-- to:
create table t (id int);
-- kept:
select id from t
=> 1

-- drop: a column from which another was generated, which becomes plain
-- data-lost
-- never: drop column b, drop column "b"
-- from:
create table t (id int, a int, b int generated always as (a + 1) stored);
-- data:
insert into t values (1, 2);
-- to:
create table t (id int, b int);
-- kept:
select id, b from t
=> 1|3

-- drop: the only column
-- data-lost
-- from:
create table t (a int);
-- data:
insert into t values (1);
-- to:
create table t ();
-- kept:
select count(*) from t
=> 1

-- drop: the key, and another column becomes the key
-- data-lost
-- from:
create table t (id int primary key, code text not null);
-- data:
insert into t values (1, 'a');
-- to:
create table t (code text primary key);
-- kept:
select code from t
=> a

-- drop: a column of a partition tree
-- data-lost
-- from:
create table t (id int, at date, a text) partition by range (at);
create table t_2020 partition of t for values from ('2020-01-01') to ('2021-01-01');
create index on t (a);
-- data:
insert into t values (1, '2020-05-05', 'x');
-- to:
create table t (id int, at date) partition by range (at);
create table t_2020 partition of t for values from ('2020-01-01') to ('2021-01-01');
-- kept:
select id, at from t
=> 1|2020-05-05

-- drop: a column of an enum that goes too
-- data-lost
-- from:
create type mood as enum ('sad', 'ok');
create table t (id int, mood mood default 'ok');
-- data:
insert into t values (1);
-- to:
create table t (id int);
-- kept:
select id from t
=> 1

-- rename: a column with data
-- renames: COLUMN public.t.name -> title
-- from:
create table t (id int primary key, name text not null, at date);
-- data:
insert into t values (1, 'x', '2020-01-01');
-- to:
create table t (id int primary key, title text not null, at date);
-- kept:
select id, title, at from t
=> 1|x|2020-01-01

-- rename: a column that an index, a check, a view and a generated column read
-- renames: COLUMN public.t.name -> title
-- from:
create table t (id int, name text, low text generated always as (lower(name)) stored, constraint c check (name <> ''));
create index i on t (name) where name is not null;
create view v as select id, name as shown from t;
-- data:
insert into t values (1, 'X');
-- to:
create table t (id int, title text, low text generated always as (lower(title)) stored, constraint c check (title <> ''));
create index i on t (title) where title is not null;
create view v as select id, title as shown from t;
-- kept:
select title, low from t
=> X|x

-- rename: the column of a key that others refer to
-- renames: COLUMN public.a.id -> number
-- from:
create table a (id int primary key);
create table b (id int primary key, a int references a);
-- data:
insert into a values (1);
insert into b values (2, 1);
-- to:
create table a (number int primary key);
create table b (id int primary key, a int references a);
-- kept:
select b.id, a.number from a join b on b.a = a.number
=> 2|1

-- rename: two columns of different types
-- renames: COLUMN public.t.name -> title
-- renames: COLUMN public.t.made -> created_at
-- from:
create table t (id int primary key, name text, made timestamptz);
-- data:
insert into t values (1, 'x', null);
-- to:
create table t (id int primary key, title text, created_at timestamptz);
-- kept:
select id, title, created_at from t
=> 1|x|

-- rename: a column to a reserved and mixed name
-- renames: COLUMN public.t.kind -> Order By
-- from:
create table t (id int primary key, kind text);
-- data:
insert into t values (1, 'x');
-- to:
create table t (id int primary key, "Order By" text);
-- kept:
select "Order By" from t
=> x

-- rename: a column of a partition tree
-- renames: COLUMN public.t.note -> remark
-- from:
create table t (id int, at date, note text) partition by range (at);
create table t_2020 partition of t for values from ('2020-01-01') to ('2021-01-01');
-- data:
insert into t values (1, '2020-05-05', 'x');
-- to:
create table t (id int, at date, remark text) partition by range (at);
create table t_2020 partition of t for values from ('2020-01-01') to ('2021-01-01');
-- kept:
select remark from t_2020
=> x

-- drop: a column makes room for another of its type, which is no rename
-- suspected: COLUMN public.t.phone -> email
-- data-lost
-- from:
create table t (id int primary key, phone text, at date);
-- data:
insert into t values (1, '123', null);
-- to:
create table t (id int primary key, email text, at date);
-- kept:
select id, email from t
=> 1|

-- alter: the type of the column by which a table is partitioned
-- from:
create table t (k int, a text) partition by range (k);
create table t_1 partition of t for values from (0) to (10);
-- to:
create table t (k bigint, a text) partition by range (k);
create table t_1 partition of t for values from (0) to (10);

-- drop: a column that a policy, triggers, a rule and a function read no longer
-- data-lost
-- never: cascade
-- from:
create table t (id int, owner text);
create table log (id int, owner text);
create function f() returns trigger language plpgsql as 'begin return new; end';
create trigger g before update of owner, id on t for each row when (new.owner is not null) execute function f();
create rule r as on insert to t do also insert into log values (new.id, new.owner);
alter table t enable row level security;
create policy p on t using (owner = current_user);
create function owners() returns bigint language sql begin atomic select count(distinct owner) from t; end;
-- data:
insert into t values (1, 'x');
-- to:
create table t (id int);
create table log (id int, owner text);
create function f() returns trigger language plpgsql as 'begin return new; end';
create trigger g before update of id on t for each row when (new.id is not null) execute function f();
create rule r as on insert to t do also insert into log values (new.id, null);
alter table t enable row level security;
create policy p on t using (id > 0);
create function owners() returns bigint language sql begin atomic select count(distinct id) from t; end;
-- kept:
select t.id, log.id, log.owner, owners() from t, log
=> 1|1|x|1

-- drop: a unique column to which another table refers
-- data-lost
-- never: cascade
-- from:
create table a (id int primary key, code text unique);
create table b (code text references a (code));
alter table a replica identity using index a_pkey;
-- data:
insert into a values (1, 'x');
insert into b values ('x');
-- to:
create table a (id int primary key);
alter table a replica identity using index a_pkey;
create table b (code text);
-- kept:
select code from b
=> x

-- alter: the type of a column beneath a view with triggers, defaults, comments and views on it
-- never: drop column, cascade
-- from:
create table t (id int, n int);
create function f() returns trigger language plpgsql as 'begin return new; end';
create view v with (security_barrier) as select id, n from t;
alter view v alter n set default 3;
create trigger g instead of insert on v for each row execute function f();
comment on view v is 'one';
comment on column v.n is 'two';
create view w as select * from v;
comment on view w is 'three';
create function of_v(v) returns int language sql as 'select 1';
-- data:
insert into t values (1, 5);
-- to:
create table t (id int, n bigint);
create function f() returns trigger language plpgsql as 'begin return new; end';
create view v with (security_barrier) as select id, n from t;
alter view v alter n set default 3;
create trigger g instead of insert on v for each row execute function f();
comment on view v is 'one';
comment on column v.n is 'two';
create view w as select * from v;
comment on view w is 'three';
create function of_v(v) returns int language sql as 'select 1';
-- kept:
select id, n from w
=> 1|5

-- alter: text with an index of its patterns becomes an integer
-- never: drop column
-- from:
create table t (code text, name text);
create index i on t (code text_pattern_ops);
create index j on t (name) where code like 'a%';
-- data:
insert into t values ('12', 'x');
-- to:
create table t (code int, name text);
create index i on t (code);
create index j on t (name) where code > 5;
-- kept:
select code from t
=> 12

-- alter: an integer becomes a uuid in an empty table
-- steps: alter-column-type, set-default
-- never: drop table
-- from:
create table t (id int primary key, name text);
-- to:
create table t (id uuid primary key default gen_random_uuid(), name text);

-- alter: an integer becomes a uuid in a table with rows
-- fails: uuid
-- from:
create table t (id int);
-- data:
insert into t values (1);
-- to:
create table t (id uuid);

-- alter: a varchar becomes too short for its rows
-- fails: value too long
-- from:
create table t (s varchar(50));
-- data:
insert into t values ('too long');
-- to:
create table t (s varchar(3));

-- alter: a text that is no number becomes one
-- fails: invalid input syntax
-- from:
create table t (s text);
-- data:
insert into t values ('many');
-- to:
create table t (s numeric);

-- alter: a bigint becomes too small for its rows
-- fails: out of range
-- from:
create table t (n bigint);
-- data:
insert into t values (3000000000);
-- to:
create table t (n int);

-- alter: the type of a column that is a key to itself
-- steps: alter-column-type
-- never: drop column
-- from:
create table t (id int primary key, parent int references t on delete cascade);
-- data:
insert into t values (1, 1);
-- to:
create table t (id bigint primary key, parent bigint references t on delete cascade);
-- kept:
select id, parent from t
=> 1|1

-- alter: the precision of times and the length of array elements
-- steps: alter-column-type
-- never: drop column
-- from:
create table t (a timestamp(3), b time(0), c varchar(3)[], d interval(2), e bit(3), f char(2));
-- data:
insert into t values ('2020-01-01 10:00:00.123', '10:00', '{abc}', '1 day', b'101', 'xy');
-- to:
create table t (a timestamp(6), b time(3), c varchar(5)[], d interval(6), e varbit(5), f char(4));
-- kept:
select a, b, c, d, e, f || '.' from t
=> 2020-01-01 10:00:00.123|10:00:00|{abc}|1 day|101|xy.

-- alter: a column of a table whose row type another table has
-- refused:
-- from:
create table a (id int, n int);
create table b (a a);
-- to:
create table a (id int, n bigint);
create table b (a a);

-- create: a column in a table whose row type another table has
-- steps: add-column
-- never: drop
-- from:
create table a (id int);
create table b (a a);
-- data:
insert into b values (row(1));
-- to:
create table a (id int, name text);
create table b (a a);
-- kept:
select (a).id, (a).name from b
=> 1|

-- alter: the default and type of a column that calls a function for it
-- never: drop column
-- from:
create function code() returns int language sql as 'select 1';
create table t (a int default code());
-- data:
insert into t default values;
-- to:
create function code() returns text language sql as $$ select 'x'::text $$;
create table t (a text default code());
-- kept:
select a from t
=> 1

-- alter: many columns of a wide table
-- never: drop column, drop table
-- from:
create table t (a int, b int, c text, d text, e varchar(5), f date, g numeric(5, 2), h boolean not null);
-- data:
insert into t values (1, 2, 'c', 'd', 'e', '2020-01-01', 1.5, true);
-- to:
create table t (a bigint, b int not null, c varchar(9), d text unique, e varchar(9), f timestamp, g numeric, h boolean);
-- kept:
select * from t
=> 1|2|c|d|e|2020-01-01 00:00:00|1.50|t

-- alter: lists and other values that become JSON
-- never: drop column
-- from:
create type e as enum ('A');
create table t (id int, a jsonb[], b text[] default '{}', c int[], d json[], e e[], f date, g uuid, h numeric(4, 2), i bytea, j e);
-- data:
insert into t values (1, '{}', '{}', '{1,NULL}', array['{"a": 1}'::json], '{A}', '2020-01-01',
	'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11', 1.5, '\x01', 'A');
insert into t values (2, array['{"a": 1}'::jsonb], '{"a b","c\"d"}');
-- to:
create type e as enum ('A');
create table t (id int, a jsonb, b jsonb, c jsonb, d json, e jsonb, f jsonb, g json, h jsonb, i jsonb, j jsonb);
-- kept:
select * from t order by id
=> 1|[]|[]|[1, null]|[{"a": 1}]|["A"]|"2020-01-01"|"a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11"|1.50|"\\x01"|"A"
=> 2|[{"a": 1}]|["a b", "c\"d"]||||||||

-- alter: JSON that becomes lists and other values
-- never: drop column
-- from:
create table t (id int, a jsonb, b json, c jsonb, d jsonb, e jsonb, f json);
-- data:
insert into t values (1, '[]', '["x", "y\"z\u00e9"]', '[1, null]', '{"a": 1}', '"2020-01-01"', '"a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11"');
insert into t values (2);
-- to:
create table t (id int, a text[], b varchar(9)[], c int[], d jsonb[], e date, f uuid);
-- kept:
select * from t order by id
=> 1|{}|{x,"y\"zé"}|{1,NULL}|{"{\"a\": 1}"}|2020-01-01|a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11
=> 2||||||

-- alter: JSON that is no list becomes one
-- fails: expected JSON array
-- from:
create table t (a jsonb);
-- data:
insert into t values ('{"a": 1}');
-- to:
create table t (a text[]);

-- alter: values that become lists, of which null is none
-- never: drop column
-- from:
create type e as enum ('A', 'B');
create table t (id int, a text, b int not null, c e);
-- data:
insert into t values (1, 'x', 5, 'A'), (2, null, 6, null);
-- to:
create type e as enum ('A');
create table t (id int, a text[], b int[], c e[]);
-- kept:
select * from t order by id
=> 1|{x}|{5}|{A}
=> 2||{6}|

-- alter: texts that become bytes, and back
-- never: drop column
-- from:
create table t (a text, b varchar(9), c bytea);
-- data:
insert into t values ('C:\101é', '\x4142', '\x4142');
-- to:
create table t (a bytea, b bytea, c text);
-- kept:
select * from t
=> \x433a5c313031c3a9|\x4142|\x4142

-- alter: a number that is no oid
-- fails: OID out of range
-- from:
create table t (a int);
-- data:
insert into t values (-1);
-- to:
create table t (a oid);

-- alter: values become lists of another type
-- from:
create table t (a interval, b int, c point, d text, e boolean);
-- to:
create table t (a uuid[], b text[], c int[], d numeric[], e int[]);
