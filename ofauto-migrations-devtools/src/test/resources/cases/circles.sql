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
-- steps: replace-object, add-column
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

-- drop: a rule on a table writes into its child
-- from:
create table p(a int); create table p1(b int) inherits(p); create rule r as on insert to p do instead insert into p1 values(new.a);

-- drop: a rule on a table writes into its partition
-- from:
create table p(a int) partition by list(a); create table p1 partition of p for values in (1); create rule r as on insert to p do instead insert into p1 values(new.a);

-- drop: a rule on a view writes its rows into a table
-- from:
create table t(a int); create view v as select * from t; create table l(o v, n v); create rule r as on update to v do also insert into l values(old,new);

-- drop: policies that read views of each other's tables
-- from:
create table a(i int); create table b(i int); create view va as select * from a; create view vb as select * from b;
create policy pa on a using (i in (select i from vb)); create policy pb on b using (i in (select i from va));

-- drop: a view that reads a function of its rows
-- from:
create view v as select 1 as x;
create function f() returns setof v language sql as 'select 1';
create or replace view v as select x from f();

-- drop: a view that reads a function of its rows and of a table
-- from:
create table t(x int);
create view v as select x from t;
create function f() returns setof v language sql begin atomic select x from t; end;
create or replace view v as select x from f();

-- drop: triggers whose conditions read each other's tables
-- from:
create table a(i int); create table b(i int);
create function fa() returns trigger language plpgsql as $$ begin return null; end $$;
create function hasb(int) returns boolean language sql begin atomic select exists(select from b where i = $1); end;
create function hasa(int) returns boolean language sql begin atomic select exists(select from a where i = $1); end;
create trigger ta before insert on a for each row when (hasb(new.i)) execute function fa();
create trigger tb before insert on b for each row when (hasa(new.i)) execute function fa();

-- drop: checks and defaults that read each other's tables
-- from:
create table a(i int); create table b(i int);
create function hasb(int) returns boolean language sql begin atomic select exists(select from b where i = $1); end;
create function hasa(int) returns boolean language sql begin atomic select exists(select from a where i = $1); end;
alter table a add check (hasb(i)); alter table b add check (hasa(i));
alter table a add j int default (hasb(1)::int); alter table b add j int default (hasa(1)::int);

-- drop: rules on views that write into each other
-- from:
create table t(a int);
create view v as select * from t; create view w as select * from t;
create rule r1 as on insert to v do instead insert into w values(new.a);
create rule r2 as on delete to w do instead delete from v where a = old.a;

-- alter: the type of columns in a circle of policies and views
-- from:
create table a(i int); create table b(i int); create view va as select * from a; create view vb as select * from b;
create policy pa on a using (i in (select i from vb)); create policy pb on b using (i in (select i from va));
-- to:
create table a(i bigint); create table b(i bigint); create view va as select * from a; create view vb as select * from b;
create policy pa on a using (i in (select i from vb)); create policy pb on b using (i in (select i from va));

-- drop: serials that count for each other
-- from:
create table a(i serial); create table b(j serial);
alter table a alter i set default nextval('b_j_seq'); alter table b alter j set default nextval('a_i_seq');

-- alter: the type of a column that a view reads through a function of its rows
-- from:
create table t(x int);
create view v as select x from t;
create function f() returns setof v language sql begin atomic select x from t; end;
create or replace view v as select x from f();
-- to:
create table t(x bigint);
create view v as select x from t;
create function f() returns setof v language sql begin atomic select x from t; end;
create or replace view v as select x from f();

-- create: views over a view that reads a function of its rows
-- to:
create type e as enum ('a');
create table t(x int, y e, z varchar(10) collate "C");
create view v as select * from t;
create function f() returns setof v language sql begin atomic select * from t; end;
create or replace view v with (security_barrier) as select * from f();
create view top as select * from v;
create materialized view m as select * from top;
comment on view v is 'x'; comment on column v.x is 'y';
