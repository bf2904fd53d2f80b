-- kind: CONSTRAINT

-- create: a primary key on a table with rows
-- only: alter table
-- from:
create table t (id int, a text);
-- data:
insert into t values (1, 'x');
-- to:
create table t (id int primary key, a text);
-- kept:
select id, a from t
=> 1|x

-- create: a primary key over duplicates
-- fails: could not create unique index
-- from:
create table t (id int not null);
-- data:
insert into t values (1), (1);
-- to:
create table t (id int primary key);

-- create: a primary key of several columns with a name of its own
-- from:
create table t ("A" int, b text, c date);
-- to:
create table t ("A" int, b text, c date, constraint "The Key" primary key (b, "A"));

-- create: a primary key that includes a column, with storage parameters
-- to:
create table t (a int, b int, primary key (a) include (b) with (fillfactor = 70));

-- create: a deferrable primary key
-- to:
create table t (a int primary key deferrable initially deferred);

-- create: a primary key and the foreign key that needs it
-- both:
create table orphan (id int primary key);
-- from:
create table a (id int not null);
create table b (a int);
-- data:
insert into a values (1);
insert into b values (1);
-- to:
create table a (id int primary key);
create table b (a int references a);
-- kept:
select a from b
=> 1

-- alter: a primary key gets another column
-- never: drop column
-- from:
create table t (tenant int not null, id int primary key);
-- data:
insert into t values (1, 1);
-- to:
create table t (tenant int not null, id int, primary key (tenant, id));
-- kept:
select tenant, id from t
=> 1|1

-- alter: a primary key gets another column and so do those that refer to it
-- never: drop column
-- from:
create table a (tenant int not null, id int primary key);
create table b (tenant int not null, a int references a (id));
-- data:
insert into a values (1, 2);
insert into b values (1, 2);
-- to:
create table a (tenant int not null, id int, primary key (tenant, id));
create table b (tenant int not null, a int, constraint b_a_fkey foreign key (tenant, a) references a);
-- kept:
select tenant, a from b
=> 1|2

-- alter: the order of the columns of a primary key
-- from:
create table t (a int, b int, primary key (a, b));
-- data:
insert into t values (1, 2);
-- to:
create table t (a int, b int, primary key (b, a));
-- kept:
select a, b from t
=> 1|2

-- alter: a primary key becomes deferrable
-- from:
create table t (a int primary key);
-- data:
insert into t values (1);
-- to:
create table t (a int primary key deferrable);
-- kept:
select a from t
=> 1

-- alter: a primary key by which a view groups
-- never: cascade
-- from:
create table t (id int, name text, constraint k primary key (id));
create table u (t int);
create view v as select t.id, t.name, count(u.t) from t left join u on u.t = t.id group by t.id;
-- data:
insert into t values (1, 'x');
-- to:
create table t (id int, name text, constraint k primary key (id) include (name));
create table u (t int);
create view v as select t.id, t.name, count(u.t) from t left join u on u.t = t.id group by t.id;
-- kept:
select id, name, count from v
=> 1|x|0

-- alter: a primary key becomes a unique constraint of the same name
-- from:
create table t (id int not null, constraint k primary key (id));
-- data:
insert into t values (1);
-- to:
create table t (id int not null, constraint k unique (id));
-- kept:
select id from t
=> 1

-- drop: a primary key
-- never: drop column
-- from:
create table t (id int primary key, a text);
-- data:
insert into t values (1, 'x');
-- to:
create table t (id int not null, a text);
-- kept:
select id, a from t
=> 1|x

-- drop: a primary key and the requirement of its columns
-- never: drop column
-- from:
create table t (id int primary key, a text);
-- data:
insert into t values (1, 'x');
-- to:
create table t (id int, a text);
-- kept:
select id, a from t
=> 1|x

-- drop: a primary key that the replica identity and a foreign key used
-- never: cascade
-- from:
create table a (id int primary key);
alter table a replica identity using index a_pkey;
create table b (a int references a);
-- data:
insert into a values (1);
insert into b values (1);
-- to:
create table a (id int not null);
create table b (a int);
-- kept:
select b.a from a join b on b.a = a.id
=> 1

-- drop: the primary key of a partition tree
-- from:
create table t (id int, primary key (id)) partition by range (id);
create table t_1 partition of t for values from (0) to (10);
-- data:
insert into t values (1);
-- to:
create table t (id int not null) partition by range (id);
create table t_1 partition of t for values from (0) to (10);
-- kept:
select id from t
=> 1

-- create: the primary key of a partition tree
-- from:
create table t (id int, at date) partition by range (at);
create table t_1 partition of t for values from ('2020-01-01') to ('2021-01-01');
-- data:
insert into t values (1, '2020-01-01');
-- to:
create table t (id int, at date, primary key (id, at)) partition by range (at);
create table t_1 partition of t for values from ('2020-01-01') to ('2021-01-01');
-- kept:
select id, at from t
=> 1|2020-01-01

-- rename: a primary key
-- renames: CONSTRAINT public.t.t_pkey -> pk_t
-- only: alter
-- from:
create table t (id int primary key);
create table u (t int references t);
-- data:
insert into t values (1);
-- to:
create table t (id int constraint pk_t primary key);
create table u (t int references t);
-- kept:
select id from t
=> 1

-- create: a primary key without overlaps
-- from-version: 18
-- to:
create extension btree_gist;
create table booking (room int, during daterange, primary key (room, during without overlaps));
