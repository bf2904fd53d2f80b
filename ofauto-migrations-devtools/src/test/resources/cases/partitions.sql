-- kind: TABLE

-- create: a tree by range, list and hash
-- to:
create table event (id bigint, at timestamptz not null, kind text, primary key (id, at, kind)) partition by range (at);
create table event_old partition of event for values from (minvalue) to ('2020-01-01');
create table event_2020 partition of event for values from ('2020-01-01') to ('2021-01-01') partition by list (kind);
create table event_2020_a partition of event_2020 for values in ('a', 'it''s', 'x');
create table event_2020_rest partition of event_2020 default;
create table event_new partition of event for values from ('2021-01-01') to (maxvalue);
create index on event (kind);
create table item (id int, "Name" text) partition by hash (id);
create table item_0 partition of item for values with (modulus 2, remainder 0);
create table item_1 partition of item for values with (modulus 2, remainder 1);

-- create: a tree by several columns and an expression
-- to:
create table t (a int, b text, c date) partition by range (a, lower(b));
create table t_1 partition of t for values from (1, 'a') to (1, 'm');
create table t_2 partition of t for values from (1, 'm') to (2, minvalue);
create table u (c timestamp) partition by list ((extract(year from c)));
create table u_1 partition of u for values in (2020, null);

-- create: a partition with columns, constraints and indexes of its own
-- to:
create table t (k int, a int default 1, b text collate "C") partition by list (k);
create table t_1 partition of t (a default 5, constraint c check (a > 0)) for values in (1) with (fillfactor = 70);
create unique index on t_1 (a);

-- create: a partition of a tree with indexes, keys, triggers and foreign keys
-- from:
create table a (id int primary key);
create table t (k int, x int references a, primary key (k)) partition by range (k);
create table t_1 partition of t for values from (0) to (10);
create index on t (x);
create function f() returns trigger language plpgsql as 'begin return new; end';
create trigger g after insert on t for each row execute function f();
-- data:
insert into a values (1);
insert into t values (1, 1);
-- to:
create table a (id int primary key);
create table t (k int, x int references a, primary key (k)) partition by range (k);
create table t_1 partition of t for values from (0) to (10);
create table t_2 partition of t for values from (10) to (20);
create index on t (x);
create function f() returns trigger language plpgsql as 'begin return new; end';
create trigger g after insert on t for each row execute function f();
-- kept:
select k, x from t
=> 1|1

-- create: a default partition
-- from:
create table t (k int) partition by list (k);
-- to:
create table t (k int) partition by list (k);
create table "t.rest" partition of t default;

-- create: a partition in another schema with other order of columns
-- to:
create schema parts;
create table t (k int, a text, b date) partition by list (k);
create table parts.t_1 (b date, k int, a text);
alter table t attach partition parts.t_1 for values in (1);

-- create: a foreign key to a tree and one of a partition alone
-- to:
create table a (k int primary key) partition by range (k);
create table a_1 partition of a for values from (0) to (10);
create table b (k int references a, m int) partition by list (m);
create table b_1 partition of b for values in (1);
create table c (id int primary key);
alter table b_1 add foreign key (k) references c;

-- alter: a table becomes a partition with its rows
-- steps: attach-partition
-- never: drop table
-- from:
create table t (k int, a text) partition by list (k);
create table t_1 (k int, a text);
-- data:
insert into t_1 values (1, 'x');
-- to:
create table t (k int, a text) partition by list (k);
create table t_1 partition of t for values in (1);
-- kept:
select k, a from t
=> 1|x

-- alter: a table with a key and an index becomes a partition of a tree that has them
-- never: drop table
-- from:
create table t (k int, a text, primary key (k)) partition by list (k);
create index t_a_idx on t (a);
create table t_1 (k int, a text, primary key (k));
create index t_1_a_idx on t_1 (a);
-- data:
insert into t_1 values (1, 'x');
-- to:
create table t (k int, a text, primary key (k)) partition by list (k);
create index t_a_idx on t (a);
create table t_1 partition of t for values in (1);
-- kept:
select k, a from t
=> 1|x

-- alter: a partition becomes a table with its rows
-- steps: detach-partition
-- never: drop table
-- from:
create table t (k int, a text) partition by list (k);
create table t_1 partition of t for values in (1);
-- data:
insert into t values (1, 'x');
-- to:
create table t (k int, a text) partition by list (k);
create table t_1 (k int, a text);
-- kept:
select k, a from t_1
=> 1|x

-- alter: a partition with key, index and foreign key becomes a table that keeps them
-- never: drop table
-- from:
create table a (id int primary key);
create table t (k int primary key, x int references a) partition by list (k);
create table t_1 partition of t for values in (1);
create index on t (x);
-- data:
insert into a values (1);
insert into t values (1, 1);
-- to:
create table a (id int primary key);
create table t (k int primary key, x int references a) partition by list (k);
create index on t (x);
create table t_1 (k int primary key, x int references a);
create index on t_1 (x);
-- kept:
select k, x from t_1
=> 1|1

-- alter: the bounds of a partition
-- steps: detach-partition, attach-partition
-- never: drop table
-- from:
create table t (k int) partition by range (k);
create table t_1 partition of t for values from (0) to (10);
-- data:
insert into t values (1);
-- to:
create table t (k int) partition by range (k);
create table t_1 partition of t for values from (0) to (20);
-- kept:
select k from t_1
=> 1

-- alter: bounds move from one partition to another
-- steps: detach-partition, attach-partition
-- never: drop table
-- from:
create table t (k int) partition by list (k);
create table t_1 partition of t for values in (1, 2);
create table t_2 partition of t for values in (3);
-- data:
insert into t values (1), (3);
-- to:
create table t (k int) partition by list (k);
create table t_1 partition of t for values in (1);
create table t_2 partition of t for values in (2, 3);
-- kept:
select k from t order by k
=> 1
=> 3

-- alter: a partition moves to another tree
-- steps: detach-partition, attach-partition
-- never: drop table
-- from:
create table t (k int) partition by list (k);
create table u (k int) partition by list (k);
create table p partition of t for values in (1);
-- data:
insert into t values (1);
-- to:
create table t (k int) partition by list (k);
create table u (k int) partition by list (k);
create table p partition of u for values in (1);
-- kept:
select k from u
=> 1

-- alter: the key of a tree
-- from:
create table t (a int, b int) partition by range (a);
-- to:
create table t (a int, b int) partition by range (b);

-- alter: a tree becomes a plain table
-- from:
create table t (a int, b int) partition by range (a);
create table t_1 partition of t for values from (0) to (10);
-- to:
create table t (a int, b int);

-- alter: columns, defaults and requirements of a tree
-- never: drop table
-- from:
create table t (k int, a int default 1, b text) partition by list (k);
create table t_1 partition of t for values in (1);
-- data:
insert into t values (1, 2, 'x');
-- to:
create table t (k int not null, a int default 2, b text not null, c int default 3) partition by list (k);
create table t_1 partition of t for values in (1);
-- kept:
select k, a, b, c from t
=> 1|2|x|3

-- alter: a requirement of a partition only
-- steps: set-not-null
-- from:
create table t (k int, a int) partition by list (k);
create table t_1 partition of t for values in (1);
-- data:
insert into t values (1, 2);
-- to:
create table t (k int, a int) partition by list (k);
create table t_1 partition of t (a not null) for values in (1);
-- kept:
select k, a from t
=> 1|2

-- drop: a partition with its rows
-- data-lost
-- from:
create table t (k int) partition by list (k);
create table t_1 partition of t for values in (1);
create table t_2 partition of t for values in (2);
-- data:
insert into t values (1), (2);
-- to:
create table t (k int) partition by list (k);
create table t_2 partition of t for values in (2);
-- kept:
select k from t
=> 2

-- drop: a whole tree
-- data-lost
-- never: cascade
-- from:
create table t (k int primary key, a int) partition by list (k);
create table t_1 partition of t for values in (1);
create table t_2 partition of t for values in (2) partition by list (k);
create table t_2_1 partition of t_2 for values in (2);
create index on t (a);
create view v as select k from t_1;
-- data:
insert into t values (1, 1);

-- drop: the parent, and a partition stays as a table
-- from:
create table t (k int, a int) partition by list (k);
create table t_1 partition of t for values in (1);
create index on t (a);
-- data:
insert into t values (1, 1);
-- to:
create table t_1 (k int, a int);
create index on t_1 (a);
-- kept:
select k, a from t_1
=> 1|1

-- rename: a partition
-- renames: TABLE public.t_1 -> t_first
-- from:
create table t (k int, a text) partition by list (k);
create table t_1 partition of t for values in (1);
-- data:
insert into t values (1, 'x');
-- to:
create table t (k int, a text) partition by list (k);
create table t_first partition of t for values in (1);
-- kept:
select k, a from t_first
=> 1|x

-- rename: the parent of a tree
-- renames: TABLE public.t -> event
-- from:
create table t (k int, a text, b date) partition by list (k);
create table t_1 partition of t for values in (1);
-- data:
insert into t values (1, 'x', null);
-- to:
create table event (k int, a text, b date) partition by list (k);
create table t_1 partition of event for values in (1);
-- kept:
select k, a from event
=> 1|x

-- create: a partition is split in two by dropping the default
-- data-lost
-- from:
create table t (k int, a text) partition by list (k);
create table t_1 partition of t for values in (1);
create table t_rest partition of t default;
-- data:
insert into t values (1, 'x');
-- to:
create table t (k int, a text) partition by list (k);
create table t_1 partition of t for values in (1);
create table t_2 partition of t for values in (2) partition by list (a);
create table t_2_a partition of t_2 for values in ('a');
-- kept:
select k, a from t
=> 1|x

-- alter: a tree becomes a branch of another
-- steps: attach-partition
-- never: drop table
-- from:
create table t (k int, at date) partition by list (k);
create table b (k int, at date) partition by range (at);
create table b_1 partition of b for values from ('2020-01-01') to ('2021-01-01');
create index b_at on b (at);
-- data:
insert into b values (1, '2020-01-01');
-- to:
create table t (k int, at date) partition by list (k);
create table b partition of t for values in (1) partition by range (at);
create table b_1 partition of b for values from ('2020-01-01') to ('2021-01-01');
create index b_at on b (at);
-- kept:
select k, at from t
=> 1|2020-01-01

-- alter: the primary key of a tree to which a table refers
-- kind: CONSTRAINT
-- never: drop table
-- from:
create table t (k int, j int, primary key (k)) partition by list (k);
create table t_1 partition of t for values in (1);
create table u (k int references t);
-- data:
insert into t values (1, 2);
insert into u values (1);
-- to:
create table t (k int, j int, primary key (k) include (j)) partition by list (k);
create table t_1 partition of t for values in (1);
create table u (k int references t);
-- kept:
select k from u
=> 1

-- alter: what a partition has of its own
-- never: drop table
-- from:
create table t (k int, a int) partition by list (k);
create table t_1 partition of t (constraint c check (a > 0)) for values in (1);
create index own on t_1 (a);
create function f() returns trigger language plpgsql as 'begin return new; end';
create trigger g before insert on t_1 for each row execute function f();
-- data:
insert into t values (1, 2);
-- to:
create table t (k int, a int) partition by list (k);
create table t_1 partition of t (constraint c check (a > 1)) for values in (1) with (fillfactor = 50);
create unique index own on t_1 (a);
create function f() returns trigger language plpgsql as 'begin return new; end';
create trigger g after insert on t_1 for each row execute function f();
alter table t_1 enable row level security;
create policy p on t_1 using (a > 1);
comment on table t_1 is 'first';
-- kept:
select k, a from t
=> 1|2

-- drop: a branch of a tree with views and a foreign key
-- data-lost
-- never: cascade
-- from:
create table a (id int primary key);
create table t (k int, j int references a) partition by list (k);
create table t_1 partition of t for values in (1);
create table t_2 partition of t for values in (2) partition by list (j);
create table t_2_1 partition of t_2 for values in (1);
create view v as select k from t_2;
-- data:
insert into t (k) values (1);
-- to:
create table a (id int primary key);
create table t (k int, j int references a) partition by list (k);
create table t_1 partition of t for values in (1);
-- kept:
select k from t
=> 1

-- alter: an enum of a tree with defaults, keys and indexes loses a value
-- kind: ENUM
-- never: drop column, drop table
-- from:
create type mood as enum ('sad', 'ok', 'gone');
create table t (k int, m mood not null default 'ok', primary key (k, m)) partition by list (k);
create table t_1 partition of t for values in (1);
create table t_2 partition of t (m default 'sad') for values in (2);
create index on t (m) where m <> 'sad';
create index on t_1 (m, k);
-- data:
insert into t values (1, 'sad'), (2, 'ok');
-- to:
create type mood as enum ('sad', 'ok');
create table t (k int, m mood not null default 'ok', primary key (k, m)) partition by list (k);
create table t_1 partition of t for values in (1);
create table t_2 partition of t (m default 'sad') for values in (2);
create index on t (m) where m <> 'sad';
create index on t_1 (m, k);
-- kept:
select k, m from t order by k
=> 1|sad
=> 2|ok

-- create: a column, a partition and an index that has both
-- from:
create table p (a int, b text) partition by range (a);
create table p1 partition of p for values from (0) to (10);
-- data:
insert into p values (1, 'x');
-- to:
create table p (a int, b text, c int default 7) partition by range (a);
create table p1 partition of p for values from (0) to (10);
create table p2 partition of p for values from (10) to (20);
create table p3 partition of p default;
create index on p (b, c);
-- kept:
select a, b, c from p
=> 1|x|7

-- alter: bounds, a column and an index at once
-- from:
create table p (a int, b text) partition by range (a);
create table p1 partition of p for values from (0) to (10);
-- data:
insert into p values (1, 'x');
-- to:
create table p (a int, b text, c int default 7) partition by range (a);
create table p1 partition of p for values from (0) to (20);
create table p2 partition of p default;
create index on p (b, c);
-- kept:
select a, b, c from p1
=> 1|x|7

-- alter: bounds, a type and a column that goes
-- data-lost
-- from:
create table p (a int, b varchar(5), c int) partition by range (a);
create table p1 partition of p for values from (0) to (10);
create index on p (b);
-- data:
insert into p values (1, 'x', 2);
-- to:
create table p (a int, b text) partition by range (a);
create table p1 partition of p for values from (0) to (20);
create index on p (b);
-- kept:
select a, b from p1
=> 1|x

-- alter: one partition takes the bounds of another that goes
-- data-lost
-- from:
create table p (a int, b text) partition by range (a);
create table p1 partition of p for values from (0) to (10);
create table p2 partition of p for values from (10) to (20);
-- data:
insert into p values (1, 'x');
-- to:
create table p (a int, b text) partition by range (a);
create table p1 partition of p for values from (0) to (20);
-- kept:
select a, b from p1
=> 1|x

-- alter: partitions change their bounds with each other
-- from:
create table p (a int) partition by list (a);
create table p1 partition of p for values in (1);
create table p2 partition of p for values in (2);
-- to:
create table p (a int) partition by list (a);
create table p1 partition of p for values in (2);
create table p2 partition of p for values in (1);

-- alter: a serial becomes a text
-- from:
create table p(id serial, t text) partition by list(t); create table p1 partition of p for values in('1');
-- to:
create table p(id text, t text) partition by list(t); create table p1 partition of p for values in('1');

-- alter: a text becomes a serial
-- from:
create table p(id text, t text) partition by list(t); create table p1 partition of p for values in('1');
-- to:
create table p(id serial, t text) partition by list(t); create table p1 partition of p for values in('1');

-- alter: a serial becomes an identity of another type
-- from:
create table p(id serial, t text) partition by list(t); create table p1 partition of p for values in('1');
-- to:
create table p(id bigint generated always as identity, t text) partition by list(t); create table p1 partition of p for values in('1');

-- alter: the type of a column with a check, constraints and an index
-- from:
create table foobar(id int, foo varchar(255), bar text, constraint c check (id > 0), constraint u unique (foo, id)) partition by list(foo);
create index i on foobar(id, foo);
create table foobar_1 partition of foobar for values in ('foo_1');
-- to:
create table foobar(id bigint, foo varchar(255), bar text, constraint c check (id > 1), constraint u unique (foo, id)) partition by list(foo);
create index i on foobar(id, foo);
create table foobar_1 partition of foobar for values in ('foo_1');

-- alter: the type of a column with all that can need it
-- from:
create table p(id int, v int, t text, primary key (id, t), check (v > 0), unique (v, t)) partition by list(t);
create index on p (v) where v > 3; create table p1 partition of p for values in ('1');
create view w as select v from p;
create policy po on p using (v > 2);
create trigger tr before update of v on p for each row execute function suppress_redundant_updates_trigger();
-- to:
create table p(id bigint, v bigint not null, t text, primary key (id, t), check (v > 1), unique (v, t)) partition by list(t);
create index on p (v) where v > 4; create table p1 partition of p for values in ('1');
create view w as select v from p;
create policy po on p using (v > 3);
create trigger tr before update of v on p for each row execute function suppress_redundant_updates_trigger();

-- alter: a table with all that it can have becomes partitioned
-- from:
create table t (id serial primary key, at date not null, n int default 3, check (n > 0));
create index on t (n); create view v as select * from t; create table r (t int references t);
create function f() returns trigger language plpgsql as $$ begin return new; end $$;
create trigger tr before insert on t for each row execute function f();
comment on table t is 'x'; comment on column t.n is 'y';
create statistics s on n, at from t;
alter table t enable row level security; create policy p on t using (n > 1);
-- to:
create table t (id serial, at date not null, n int default 3, check (n > 0), primary key (id, at)) partition by range (at);
create table t_1 partition of t for values from ('2020-01-01') to ('2021-01-01');
create table t_2 partition of t default;
create index on t (n); create view v as select * from t; create table r (t int, at date, foreign key (t, at) references t);
create function f() returns trigger language plpgsql as $$ begin return new; end $$;
create trigger tr before insert on t for each row execute function f();
comment on table t is 'x'; comment on column t.n is 'y';
create statistics s on n, at from t;
alter table t enable row level security; create policy p on t using (n > 1);

-- alter: the keys of a tree of trees
-- from:
create table t (a int, b int, c int generated always as identity) partition by range (a);
create table t_1 partition of t for values from (0) to (10) partition by list (b);
create table t_11 partition of t_1 for values in (1);
create table t_2 partition of t for values from (10) to (20);
-- to:
create table t (a int, b int, c int generated always as identity) partition by range (b);
create table t_1 partition of t for values from (0) to (10) partition by list (a);
create table t_11 partition of t_1 for values in (1);
create table t_2 (a int, b int, c int not null);

-- alter: the type of the column by which a part of a tree is partitioned
-- from:
create table t (k int, a text) partition by list (a);
create table t_1 partition of t for values in ('a') partition by range (k);
create table t_11 partition of t_1 for values from (0) to (10);
-- to:
create table t (k bigint, a text) partition by list (a);
create table t_1 partition of t for values in ('a') partition by range (k);
create table t_11 partition of t_1 for values from (0) to (10);

-- alter: a table becomes partitioned and another one its partition
-- from:
create table t (k int, a text);
create table c (k int, a text);
-- to:
create table t (k int, a text) partition by list(k);
create table c partition of t for values in (1);

-- drop: a partition of a table that a foreign key refers to
-- from:
create table p(id int primary key) partition by list(id); create table p1 partition of p for values in(1); create table p2 partition of p for values in(2); create table f(id int references p);
-- to:
create table p(id int primary key) partition by list(id); create table p2 partition of p for values in(2); create table f(id int references p);

-- drop: a partition with partitions of a table that a foreign key refers to
-- from:
create table p(id int primary key) partition by list(id); create table p1 partition of p for values in(1) partition by range (id); create table p11 partition of p1 default; create table p2 partition of p for values in(2); create table f(id int references p);
-- to:
create table p(id int primary key) partition by list(id); create table p2 partition of p for values in(2); create table f(id int references p);

-- drop: a partition of a partition of a table that a foreign key refers to
-- from:
create table p(id int primary key) partition by list(id); create table p1 partition of p for values in(1) partition by range (id); create table p11 partition of p1 default; create table p2 partition of p for values in(2); create table f(id int references p);
-- to:
create table p(id int primary key) partition by list(id); create table p1 partition of p for values in(1) partition by range (id); create table p2 partition of p for values in(2); create table f(id int references p);

-- drop: a tree that refers to itself
-- from:
create table p(id bigint primary key, r bigint references p(id)) partition by range(id); create table p1(id bigint primary key, r bigint); alter table p attach partition p1 for values from(0) to(10);

-- drop: a partition of a tree that refers to itself
-- from:
create table p(id bigint primary key, r bigint references p(id)) partition by range(id); create table p1 partition of p for values from(0) to(10); create table p2 partition of p default;
-- to:
create table p(id bigint primary key, r bigint references p(id)) partition by range(id); create table p2 partition of p default;

-- drop: a tree and a table that refer to each other
-- from:
create table p(id int primary key, f int) partition by list(id); create table p1 partition of p for values in(1); create table f(id int primary key references p); alter table p add foreign key (f) references f;

-- drop: a partition with the foreign key that refers to its tree
-- from:
create table p(id int primary key) partition by list(id); create table p1 partition of p for values in(1); create table p2 partition of p for values in(2); create table f(id int references p);
-- to:
create table p(id int primary key) partition by list(id); create table p2 partition of p for values in(2); create table f(id int);

-- drop: a partition while the type of the key changes that others refer to
-- from:
create table p(id int, k int, primary key (id, k)) partition by list(k); create table p1 partition of p for values in(1); create table p2 partition of p for values in(2); create table f(id int, k int, foreign key (id, k) references p);
-- to:
create table p(id bigint, k int, primary key (id, k)) partition by list(k); create table p2 partition of p for values in(2); create table f(id bigint, k int, foreign key (id, k) references p);

-- alter: a partition of a table that others refer to becomes a table of its own
-- from:
create table p(id int primary key) partition by list(id); create table p1 partition of p for values in(1); create table p2 partition of p for values in(2); create table f(id int references p);
-- to:
create table p(id int primary key) partition by list(id); create table p1(id int primary key); create table p2 partition of p for values in(2); create table f(id int references p);

-- alter: a partition becomes a table of its own and both get other types
-- from:
create table p(id int, k int, primary key (id, k)) partition by list(k); create table p1 partition of p for values in(1); create table f(id int, k int, foreign key (id, k) references p);
-- to:
create table p(id bigint, k int, primary key (id, k)) partition by list(k); create table p1(id text, k int, primary key (id, k)); create table f(id bigint, k int, foreign key (id, k) references p);

-- alter: a partition moves from a tree that others refer to into another such
-- from:
create table p(id int primary key) partition by list(id); create table q(id int primary key) partition by list(id); create table x partition of p for values in(1); create table f(id int references p); create table g(id int references q);
-- to:
create table p(id int primary key) partition by list(id); create table q(id int primary key) partition by list(id); create table x partition of q for values in(1); create table f(id int references p); create table g(id int references q);

-- alter: the bounds of a partition of a tree that others refer to
-- from:
create table p(id int primary key) partition by list(id); create table x partition of p for values in(1); create table f(id int references p);
-- to:
create table p(id int primary key) partition by list(id); create table x partition of p for values in(2); create table f(id int references p);

-- alter: tables join others and change at the same time
-- from:
create table p(id int not null default 1, k int, t text not null, check (k > 0)) partition by list(k); create table p1(id bigint, k int, t varchar(3) default 'x');
create table q(id int); create table c(id bigint);
-- to:
create table p(id bigint not null default 2, k int, t text not null, check (k > 0)) partition by list(k); create table p1 partition of p for values in (1);
create table q(id int not null); create table c() inherits (q);

-- alter: a table with another check of the name that its tree has becomes a partition
-- from:
create table p(k int, constraint c check (k > 0)) partition by list(k); create table p1(k int, constraint c check (k > 1));
-- to:
create table p(k int, constraint c check (k > 0)) partition by list(k); create table p1 partition of p for values in (2);

-- alter: a partition leaves with the key, the check and the index that its tree loses
-- from:
create table p(id int primary key, v int, check (v > 0)) partition by list(id); create index on p (v);
create table p1 partition of p for values in (1);
-- to:
create table p(id int, v int) partition by list(id);
create table p1 (id int primary key, v int, check (v > 0)); create index on p1 (v);

-- alter: a partition with partitions leaves a tree that changes
-- suspected: COLUMN public.p.w -> x
-- from:
create table p(id int, v int, w text) partition by list(id); create table p1 partition of p for values in (1) partition by list(v); create table p11 partition of p1 for values in (1);
-- to:
create table p(id int, v bigint, x text) partition by list(id); create table p1 (id int, v int, w text) partition by list(v); create table p11 partition of p1 for values in (1);

-- create: a partition of a table whose defaults and requirements change
-- from:
create table p (k int, v text default 'x', w int, n int) partition by list (k);
-- to:
create table p (k int, v text, w int default 3, n int not null) partition by list (k);
create table p_1 partition of p for values in (1);

-- alter: a partition that calls its part of a foreign key otherwise becomes a table
-- never: drop
-- from:
create table a (id int primary key);
create table t (k int, x int references a) partition by list (k);
create table t_1 (k int, x int constraint mine references a);
alter table t attach partition t_1 for values in (1);
create table t_2 partition of t for values in (2) partition by list (k);
create table t_21 partition of t_2 default;
alter table t_21 rename constraint t_x_fkey to deep;
-- to:
create table a (id int primary key);
create table t (k int, x int references a) partition by list (k);
create table t_1 (k int, x int constraint own references a);
create table t_2 partition of t for values in (2) partition by list (k);
create table t_21 partition of t_2 default;

-- rename: a tree with a foreign key whose parts are called after it
-- renames: TABLE public.t -> tree
-- suspected: CONSTRAINT public.tree.t_x_fkey -> tree_x_fkey
-- never: drop
-- from:
create table a (id int primary key);
create table t (k int, x int references a, note text) partition by list (k);
create table t_1 partition of t for values in (1);
create table t_2 partition of t for values in (2) partition by list (k);
create table t_21 partition of t_2 default;
-- to:
create table a (id int primary key);
create table tree (k int, x int references a, note text) partition by list (k);
create table t_1 partition of tree for values in (1);
create table t_2 partition of tree for values in (2) partition by list (k);
create table t_21 partition of t_2 default;
