-- kind: DOMAIN

-- create: domains of many sorts
-- to:
create domain email as text check (value like '%@%');
create domain "Positive Int" as int not null default 1 constraint "is > 0" check (value > 0) check (value < 1000);
create domain amount as numeric(12, 2);
create domain tags as text[] check (cardinality(value) < 5);
create domain plain as varchar(20) collate "C";
create domain work_email as email check (value like '%@work');
create table t (a email, b "Positive Int", c amount default 0, d tags, e work_email[]);

-- create: a domain that calls a new function
-- to:
create function fine(text) returns boolean language sql immutable as 'select length($1) > 1';
create domain word as text check (fine(value));

-- create: a check is added to a domain in use
-- kind: CONSTRAINT
-- only: alter domain
-- from:
create domain email as text;
create table t (a email);
-- data:
insert into t values ('a@b');
-- to:
create domain email as text check (value like '%@%');
create table t (a email);
-- kept:
select a from t
=> a@b

-- alter: a check of a domain in use becomes another
-- kind: CONSTRAINT
-- only: alter domain
-- from:
create domain email as text constraint c check (value like '%@%');
create table t (a email);
-- data:
insert into t values ('a@b');
-- to:
create domain email as text constraint c check (value like '%_@_%');
create table t (a email);
-- kept:
select a from t
=> a@b

-- drop: a check of a domain goes
-- kind: CONSTRAINT
-- only: alter domain
-- from:
create domain email as text constraint c check (value like '%@%');
create table t (a email);
-- to:
create domain email as text;
create table t (a email);

-- alter: a domain becomes required and gets a default
-- steps: alter-domain
-- only: alter domain
-- from:
create domain email as text;
create table t (a email);
-- data:
insert into t values ('x');
-- to:
create domain email as text default 'none' not null;
create table t (a email);
-- kept:
select a from t
=> x

-- alter: a domain becomes optional, its default another
-- steps: alter-domain
-- only: alter domain
-- from:
create domain n as int default 1 not null;
-- to:
create domain n as int default 2;

-- alter: a domain loses its default
-- steps: alter-domain
-- only: alter domain
-- from:
create domain n as int default 1;
-- to:
create domain n as int;

-- create: a check that is not validated
-- kind: CONSTRAINT
-- only: alter domain
-- from:
create domain n as int;
create table t (a n);
-- data:
insert into t values (-1);
-- to:
create domain n as int;
create table t (a n);
alter domain n add constraint c check (value > 0) not valid;
-- kept:
select a from t
=> -1

-- alter: a check is validated
-- steps: validate-constraint
-- kind: CONSTRAINT
-- only: alter domain
-- never: drop
-- from:
create domain n as int;
alter domain n add constraint c check (value > 0) not valid;
-- to:
create domain n as int constraint c check (value > 0);

-- alter: the type under a domain in use
-- never: drop column
-- from:
create domain n as int default 1 check (value > 0);
create table t (a n, b int);
-- data:
insert into t values (5, 6);
-- to:
create domain n as bigint default 1 check (value > 0);
create table t (a n, b int);
-- kept:
select a, b from t
=> 5|6

-- alter: the length under a domain that a view and a function use
-- never: drop column, cascade
-- from:
create domain word as varchar(10);
create table t (a word);
create view v as select a from t;
create function f(word) returns word language sql as 'select $1';
-- data:
insert into t values ('x');
-- to:
create domain word as varchar(20);
create table t (a word);
create view v as select a from t;
create function f(word) returns word language sql as 'select $1';
-- kept:
select a from v
=> x

-- alter: the function of a domain's check gets another signature
-- kind: CONSTRAINT
-- from:
create function fine(text) returns boolean language sql immutable as 'select true';
create domain word as text constraint c check (fine(value));
create table t (a word);
-- data:
insert into t values ('x');
-- to:
create function fine(text, int) returns boolean language sql immutable as 'select length($1) < $2';
create domain word as text constraint c check (fine(value, 5));
create table t (a word);
-- kept:
select a from t
=> x

-- drop: a domain
-- from:
create domain "My Domain" as text check (value <> '');

-- drop: a domain whose columns become plain
-- never: drop column
-- from:
create domain email as text check (value like '%@%');
create table t (a email not null, b email[]);
-- data:
insert into t values ('a@b', '{c@d}');
-- to:
create table t (a text not null, b text[]);
-- kept:
select a, b from t
=> a@b|{c@d}

-- rename: a domain in use
-- renames: DOMAIN public.email -> address
-- from:
create domain email as text constraint at check (value like '%@%');
create table t (a email);
-- data:
insert into t values ('a@b');
-- to:
create domain address as text constraint at check (value like '%@%');
create table t (a address);
-- kept:
select a from t
=> a@b

-- alter: the check of a domain in use gets another name
-- kind: CONSTRAINT
-- only: alter domain
-- from:
create domain email as text constraint c check (value like '%@%');
create table t (a email);
-- data:
insert into t values ('a@b');
-- to:
create domain email as text constraint at_sign check (value like '%@%');
create table t (a email);
-- kept:
select a from t
=> a@b
