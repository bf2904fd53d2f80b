-- kind: mark

-- alter: the index by which a table is clustered, of a constraint and another
-- steps: set-attribute
-- both:
create table t (id int constraint t_pkey primary key, a int);
create index i on t (a);
create table u (id int primary key);
create table w (id int);
create index w_i on w (id);
create materialized view m as select 1 as x;
create unique index mi on m (x);
-- from:
alter table u cluster on u_pkey;
alter table w cluster on w_i;
-- data:
insert into t values (1, 2);
-- to:
alter table t cluster on t_pkey;
alter table w cluster on w_i;
alter materialized view m cluster on mi;
-- kept:
select id, a from t
=> 1|2

-- alter: the index by which a table is clustered is another, and is built anew
-- both:
create table t (id int, a int);
create table u (id int, a int);
create index u_a on u (a);
-- from:
create index i on t (id);
create index j on t (a);
alter table t cluster on i;
alter table u cluster on u_a;
-- to:
create index i on t (id desc);
create index j on t (a desc);
alter table t cluster on j;
drop index u_a;
create index u_a on u (a desc);
alter table u cluster on u_a;

-- alter: the index by which a table is clustered has another name
-- suspected: INDEX i -> j
-- only: alter index
-- both:
create table t (id int, a int);
-- from:
create index i on t (a);
alter table t cluster on i;
-- to:
create index j on t (a);
alter table t cluster on j;

-- create: a table and a materialized view with marks
-- to:
create table "T t" (id int primary key with (fillfactor = 60), a text, constraint un unique (a) with (fillfactor = 50, deduplicate_items = off));
create index "I i" on "T t" (lower(a));
alter index "I i" alter column 1 set statistics 400;
comment on index un is 'of un''s';
alter table "T t" cluster on "I i";
create statistics s on id, a from "T t";
alter statistics s set statistics 50;

-- alter: storage parameters of the indexes behind constraints, set and reset
-- steps: set-attribute
-- both:
create table t (id int constraint t_pkey primary key, a int constraint un unique);
-- from:
alter index t_pkey set (fillfactor = 60, deduplicate_items = off);
alter index un set (fillfactor = 60);
-- data:
insert into t values (1, 2);
-- to:
alter index t_pkey set (fillfactor = 70);
-- kept:
select id, a from t
=> 1|2

-- alter: storage parameters of an exclusion
-- both:
create table t (r int4range, constraint ex exclude using gist (r with &&));
-- to:
alter index ex set (buffering = on);

-- alter: a constraint with marks is another
-- both:
create table t (a int, b int);
-- from:
alter table t add constraint un unique (a);
alter index un set (fillfactor = 60);
comment on index un is 'one';
-- to:
alter table t add constraint un unique (a, b);
alter index un set (fillfactor = 60);
comment on index un is 'two';

-- alter: comments on the indexes behind constraints
-- steps: set-attribute
-- both:
create schema s;
create table s.t (a int constraint un unique, b int constraint vn unique);
-- from:
comment on index s.vn is 'old';
-- to:
comment on index s.un is 'new';

-- alter: statistics of columns of indexes and of extended statistics
-- steps: set-attribute
-- both:
create table t (a text, b text);
create index i on t (lower(a), upper(b));
create statistics s on a, b from t;
create statistics r on a, b from t;
-- from:
alter index i alter column 1 set statistics 100;
alter statistics s set statistics 10;
-- to:
alter index i alter column 2 set statistics 200;
alter statistics r set statistics 20;

-- alter: an index with statistics is built anew
-- both:
create table t (a text, b text);
-- from:
create index i on t (lower(a));
alter index i alter column 1 set statistics 100;
-- to:
create index i on t (upper(a));
alter index i alter column 1 set statistics 100;

-- alter: what goes with an extension
-- steps: set-attribute
-- both:
create extension pg_trgm;
create table t (a text);
create index i on t (a);
create index j on t (a, a);
create materialized view m as select 1 as x;
create function f(text) returns int language sql as 'select 1';
create procedure p() language sql as 'select 1';
create function touched() returns trigger language plpgsql as 'begin return new; end';
create trigger g before insert on t for each row execute function touched();
-- from:
alter index j depends on extension pg_trgm;
-- to:
alter index i depends on extension pg_trgm;
alter materialized view m depends on extension pg_trgm;
alter function f(text) depends on extension pg_trgm;
alter procedure p() depends on extension pg_trgm;
alter trigger g on t depends on extension pg_trgm;

-- alter: a function that goes with an extension has another body
-- both:
create extension pg_trgm;
-- from:
create function f(text) returns int language sql as 'select 1';
alter function f(text) depends on extension pg_trgm;
-- to:
create function f(text) returns int language sql as 'select 2';
alter function f(text) depends on extension pg_trgm;

-- drop: what goes with an extension, and the extension
-- from:
create extension pg_trgm;
create table t (a text);
create index i on t (a);
create index j on t (a, a);
alter index i depends on extension pg_trgm;
alter index j depends on extension pg_trgm;
-- to:
create table t (a text);
create index i on t (a);

-- alter: when triggers of partitions fire
-- both:
create function touched() returns trigger language plpgsql as 'begin return new; end';
create table p (a int, b int) partition by range (a);
create table q partition of p for values from (0) to (10) partition by range (b);
create table q1 partition of q for values from (0) to (5);
create table q2 partition of q for values from (5) to (10);
create table p2 partition of p for values from (10) to (20);
create trigger g after insert on p for each row execute function touched();
-- from:
alter table p2 disable trigger g;
-- data:
insert into p values (1, 1);
-- to:
alter table q disable trigger g;
alter table q1 enable always trigger g;
-- kept:
select a, b from p
=> 1|1

-- alter: a trigger of a partitioned table fires otherwise, and one of a partition as before
-- both:
create function touched() returns trigger language plpgsql as 'begin return new; end';
create table p (a int, b int) partition by range (a);
create table p1 partition of p for values from (0) to (10);
create table p2 partition of p for values from (10) to (20);
create trigger g after insert on p for each row execute function touched();
alter table p2 enable replica trigger g;
-- from:
alter table only p enable always trigger g;
-- to:
alter table p disable trigger g;
alter table p2 enable replica trigger g;

-- create: partitions of a table whose trigger is switched off
-- both:
create function touched() returns trigger language plpgsql as 'begin return new; end';
create table p (a int, b int) partition by range (a);
create trigger g after insert on p for each row execute function touched();
alter table p disable trigger g;
-- to:
create table p1 partition of p for values from (0) to (10);
create table p2 partition of p for values from (10) to (20);
alter table p2 enable trigger g;

-- create: a partitioned table with a trigger that fires otherwise in a partition
-- to:
create function touched() returns trigger language plpgsql as 'begin return new; end';
create table p (a int, b int) partition by range (a);
create table p1 partition of p for values from (0) to (10);
create table p2 partition of p for values from (10) to (20);
create trigger g after insert on p for each row execute function touched();
create trigger h after insert on p for each row execute function touched();
alter table p1 disable trigger g;
alter table p disable trigger h;

-- alter: the triggers of foreign keys and of deferrable keys
-- steps: set-attribute
-- both:
create table t (a int primary key, b int constraint un unique deferrable);
create table f (a int references t, b int references t on delete cascade);
create table self (id int primary key, up int references self);
-- from:
alter table f disable trigger all;
-- to:
alter table t disable trigger all;
alter table self disable trigger all;

-- create: a foreign key whose triggers are switched off
-- to:
create table t (a int primary key);
create table f (a int references t);
alter table f disable trigger all;

-- create: names of NOT NULL constraints
-- from-version: 18
-- to:
create table t (id int constraint id_there not null, a text constraint "A there" not null, b serial constraint b_there not null, primary key (id));
create table u (a int not null);

-- alter: names of NOT NULL constraints
-- from-version: 18
-- both:
create table u (a int not null);
-- from:
create table t (id int primary key, a int constraint one not null, b int constraint two not null, c int, d int not null, e int constraint three not null);
-- data:
insert into t values (1, 1, 1, 1, 1, 1);
-- to:
create table t (id int primary key, a int constraint other not null, b int not null, c int constraint c_there not null, d int constraint d_there not null, e int);
alter table t rename constraint t_id_not_null to id_is_there;
alter table t add column f int;
-- kept:
select id, a from t
=> 1|1

-- alter: a NOT NULL constraint to which nobody gave a name
-- nothing
-- from-version: 18
-- from:
create table old (old_a int not null);
alter table old rename to t;
alter table t rename old_a to a;
-- to:
create table t (a int not null);

-- alter: names of the NOT NULL constraints of domains
-- from-version: 17
-- from:
create domain d as int constraint one not null;
create domain e as int not null;
create domain g as int;
-- to:
create domain d as int constraint two not null;
create domain e as int constraint three not null check (value > 1);
create domain g as int constraint four not null;

-- create: a materialized view without its rows, with an index
-- both:
create table t (a int);
insert into t values (0);
-- to:
create materialized view m as select 1 / a as b from t with no data;
create unique index i on m (b);

-- alter: a materialized view that is filled
-- nothing
-- both:
create materialized view m as select 1 as a with no data;
-- to:
refresh materialized view m;

-- create: a materialized view with an access method
-- both:
create access method heap2 type table handler heap_tableam_handler;
-- to:
create materialized view m using heap2 with (fillfactor = 50) as select 1 as a;

-- alter: the access method of a materialized view
-- from-version: 15
-- steps: set-access-method
-- both:
create access method heap2 type table handler heap_tableam_handler;
create materialized view m as select 1 as a;
create materialized view n using heap2 as select 1 as a;
-- to:
alter materialized view m set access method heap2;
alter materialized view n set access method heap;

-- alter: comments on columns of composite types
-- steps: set-comment
-- both:
create schema s;
create type place as (x int, y int, z int);
create type s.pair as (a int);
-- from:
comment on column place.x is 'old';
comment on column place.y is 'old';
-- to:
comment on column place.x is 'new';
comment on column s.pair.a is 'new';

-- alter: attributes with comments come and go
-- from:
create type place as (x int, y int);
comment on column place.y is 'old';
-- to:
create type place as (x int, z int);
comment on column place.z is 'new';

-- create: a cast between types of PostgreSQL, with a comment
-- to:
create cast (xml as json) without function;
comment on cast (xml as json) is 'x';

-- create: a collation that is for every encoding
-- to:
create collation k from "C";
create collation "P" from "POSIX";

-- create: an extension in a version
-- to:
create schema s;
create extension citext schema s version '1.5';

-- alter: an extension gets another version
-- one-way: PostgreSQL has no way back
-- from:
create extension citext version '1.5';
-- to:
create extension citext;

-- alter: something becomes a member of an extension
-- refused: The table t is to become a member of the extension pg_trgm. Write ALTER EXTENSION pg_trgm ADD … into a migration by hand: migrate new <name>.
-- both:
create extension pg_trgm;
create table t (a int);
-- to:
alter extension pg_trgm add table t;

-- alter: something was a member of an extension
-- refused: The enum mood is a member of the extension pg_trgm. Write ALTER EXTENSION pg_trgm DROP … into a migration by hand: migrate new <name>.
-- both:
create extension pg_trgm;
create type mood as enum ('ok');
-- from:
alter extension pg_trgm add type mood;

-- alter: options of columns of foreign tables
-- both:
create extension file_fdw;
create server files foreign data wrapper file_fdw;
-- from:
create foreign table f (a text options (force_not_null 'true'), b text options (force_null 'true'), c text) server files options (filename 'x');
-- to:
create foreign table f (a text options (force_not_null 'false', force_null 'true'), b text, c text, d text options (force_null 'true') not null)
	server files options (filename 'x');

-- create: a foreign partition with options of columns
-- both:
create extension file_fdw;
create server files foreign data wrapper file_fdw;
create table p (a text) partition by list (a);
-- to:
create foreign table p1 partition of p for values in ('1') server files options (filename 'x');
alter foreign table p1 alter a options (add force_not_null 'true');
