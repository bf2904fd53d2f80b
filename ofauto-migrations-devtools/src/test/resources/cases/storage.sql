-- kind: COLUMN

-- create: columns with settings of their own
-- to:
create table t (a text compression pglz, b text, c int, d jsonb);
alter table t alter b set storage external;
alter table t alter c set statistics 500;
alter table t alter c set (n_distinct = -0.5);
alter table t alter d set storage main;

-- create: a column with settings in a table with rows
-- steps: add-column
-- never: drop
-- from:
create table t (a int);
-- data:
insert into t values (1);
-- to:
create table t (a int, b text);
alter table t alter b set storage external;
alter table t alter b set statistics 50;
-- kept:
select a, b from t
=> 1|

-- alter: the storage of a column
-- steps: alter-column-settings
-- only: alter table
-- from:
create table t (a text, b text);
alter table t alter b set storage external;
-- data:
insert into t values ('x', 'y');
-- to:
create table t (a text, b text);
alter table t alter a set storage plain;
-- kept:
select a, b from t
=> x|y

-- alter: the compression of a column
-- steps: alter-column-settings
-- only: alter table
-- from:
create table t (a text, b text compression pglz);
-- data:
insert into t values ('x', 'y');
-- to:
create table t (a text compression pglz, b text);
-- kept:
select a, b from t
=> x|y

-- alter: the statistics and the options of a column
-- steps: alter-column-settings
-- only: alter table
-- from:
create table t (a int, b int);
alter table t alter a set statistics 100;
alter table t alter a set (n_distinct = 5);
alter table t alter b set (n_distinct = 7, n_distinct_inherited = 8);
-- to:
create table t (a int, b int);
alter table t alter a set (n_distinct = 6);
alter table t alter b set statistics 0;
alter table t alter b set (n_distinct_inherited = 9);

-- alter: a column changes its type and keeps its settings
-- steps: alter-column-type, alter-column-settings
-- never: drop column
-- from:
create table t (a varchar(10));
alter table t alter a set storage external;
alter table t alter a set statistics 100;
-- data:
insert into t values ('x');
-- to:
create table t (a text);
alter table t alter a set storage external;
alter table t alter a set statistics 100;
-- kept:
select a from t
=> x

-- drop: a column with settings
-- data-lost
-- from:
create table t (a int, b text);
alter table t alter b set storage external;
alter table t alter b set statistics 50;
-- data:
insert into t values (1, 'x');
-- to:
create table t (a int);
-- kept:
select a from t
=> 1

-- create: a table that another method stores
-- kind: TABLE
-- both:
create access method heaps type table handler heap_tableam_handler;
-- to:
create table t (a int primary key) using heaps;
create materialized view m using heaps as select a from t;

-- alter: the method that stores a table
-- steps: set-access-method
-- from-version: 15
-- kind: TABLE
-- only: alter table
-- both:
create access method heaps type table handler heap_tableam_handler;
-- from:
create table t (a int primary key);
create table u (a int) using heaps;
-- data:
insert into t values (1);
-- to:
create table t (a int primary key) using heaps;
create table u (a int);
-- kept:
select a from t
=> 1
