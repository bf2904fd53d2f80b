-- kind: mixed

-- create: a table whose default calls a function that reads the table
-- to:
create table t (id int, n bigint);
create function next_n() returns bigint language sql begin atomic select coalesce(max(n), 0) + 1 from t; end;
alter table t alter n set default next_n();

-- drop: a table whose default calls a function that reads the table
-- data-lost
-- never: cascade
-- from:
create table t (id int, n bigint);
create function next_n() returns bigint language sql begin atomic select coalesce(max(n), 0) + 1 from t; end;
alter table t alter n set default next_n();

-- create: a table whose check calls a function that takes its rows
-- to:
create table t (a int, b int);
create function fine(t) returns boolean language sql immutable as 'select $1.a < $1.b';
alter table t add constraint c check (fine(t));

-- create: a default calls a function without known body, which reads a table that refers to the table
-- to:
create table a (id int primary key);
create function a_count() returns bigint language plpgsql as $$ begin return (select count(*) from b); end $$;
alter table a add n bigint default a_count();
create table b (id int primary key, a int references a);

-- create: a policy on a table whose function reads the table
-- to:
create table t (id int primary key, parent int references t, owner text);
create function root_owner(int) returns text language sql stable security definer begin atomic
	select owner from t where id = $1; end;
alter table t enable row level security;
create policy p on t using (root_owner(parent) = current_user);

-- alter: the type of a column in a circle of default and function
-- never: drop column, drop table, cascade
-- from:
create table t (id int, n int);
create function next_n() returns int language sql begin atomic select coalesce(max(n), 0) + 1 from t; end;
alter table t alter n set default next_n();
-- data:
insert into t values (1, 5);
-- to:
create table t (id int, n bigint);
create function next_n() returns bigint language sql begin atomic select coalesce(max(n), 0) + 1 from t; end;
alter table t alter n set default next_n();
-- kept:
select id, n from t
=> 1|5

-- create: a view, a function that returns its rows and a view that calls it
-- to:
create table t (id int);
create view z as select id from t;
create function of_z() returns setof z language sql stable begin atomic select id from z; end;
create view a as select id from of_z();

-- alter: the columns of a view in a chain of views and functions
-- never: cascade
-- both:
create table t (id int, name text);
-- from:
create view z as select id from t;
create function of_z() returns setof z language sql stable begin atomic select id from z; end;
create view a as select id from of_z();
create materialized view m as select id from a;
create index on m (id);
-- to:
create view z as select name, id from t;
create function of_z() returns setof z language sql stable begin atomic select name, id from z; end;
create view a as select id from of_z();
create materialized view m as select id from a;
create index on m (id);

-- alter: the direction of a foreign key between two tables
-- never: drop table
-- from:
create table a (id int primary key, b int);
create table b (id int primary key);
alter table a add constraint f foreign key (b) references b;
-- data:
insert into b values (1);
insert into a values (1, 1);
-- to:
create table a (id int primary key, b int);
create table b (id int primary key);
alter table b add constraint f foreign key (id) references a;
-- kept:
select a.b, b.id from a, b
=> 1|1

-- alter: an operator class, a function and a table in a circle of indexes
-- steps: ReplaceObject, AddColumn
-- from:
create table t (a int, b text);
create function key_of(t) returns text language sql immutable as $$ select $1.a || $1.b $$;
create unique index i on t (key_of(t));
-- data:
insert into t values (1, 'x');
-- to:
create table t (a int, b text, c text);
create function key_of(t) returns text language sql immutable as $$ select $1.b || $1.a $$;
create unique index i on t (key_of(t));
-- kept:
select a, b from t
=> 1|x
