-- kind: CONSTRAINT

-- create: a foreign key on tables with rows
-- only: alter table
-- both:
create table a (id int primary key);
-- from:
create table b (a int);
-- data:
insert into a values (1);
insert into b values (1), (null);
-- to:
create table b (a int references a);
-- kept:
select a from b order by a
=> 1
=> 

-- create: a foreign key with orphans
-- fails: violates foreign key constraint
-- both:
create table a (id int primary key);
-- from:
create table b (a int);
-- data:
insert into b values (1);
-- to:
create table b (a int references a);

-- create: foreign keys with each action
-- both:
create table a (id int primary key, x int unique);
-- from:
create table b (c int, d int, e int, f int default 0, g int);
-- to:
create table b (
	c int references a on delete cascade on update cascade,
	d int references a on delete set null on update set null,
	e int references a (x) on delete restrict on update restrict,
	f int default 0 references a on delete set default on update set default,
	g int references a on delete no action on update no action
);

-- create: a foreign key of several columns that matches in full
-- both:
create table a (x int, y int, primary key (x, y));
-- from:
create table b (p int, q int);
-- data:
insert into a values (1, 2);
insert into b values (1, 2);
-- to:
create table b (p int, q int, constraint "B to A" foreign key (p, q) references a (x, y) match full);
-- kept:
select p, q from b
=> 1|2

-- create: a foreign key that names the unique columns in another order
-- both:
create table a (x int, y int, primary key (x, y));
-- from:
create table b (p int, q int);
-- to:
create table b (p int, q int, foreign key (p, q) references a (y, x));

-- create: a foreign key that is deferred
-- both:
create table a (id int primary key);
-- from:
create table b (a int);
-- to:
create table b (a int references a deferrable initially deferred);

-- create: a foreign key that is not validated over orphans
-- both:
create table a (id int primary key);
-- from:
create table b (a int);
-- data:
insert into b values (9);
-- to:
create table b (a int);
alter table b add constraint f foreign key (a) references a not valid;
-- kept:
select a from b
=> 9

-- create: a foreign key between schemas
-- from:
create schema one;
create schema two;
create table one.a (id int primary key);
create table two.a (id int primary key);
-- data:
insert into one.a values (1);
insert into two.a values (1);
-- to:
create schema one;
create schema two;
create table one.a (id int primary key);
create table two.a (id int primary key references one.a);
-- kept:
select id from two.a
=> 1

-- create: a foreign key that points to a unique index
-- from:
create table a (id int);
create table b (a int);
-- data:
insert into a values (1);
insert into b values (1);
-- to:
create table a (id int);
create unique index a_id on a (id);
create table b (a int references a (id));
-- kept:
select a from b
=> 1

-- create: a foreign key that sets some of its columns to null
-- from-version: 15
-- both:
create table a (tenant int, id int, primary key (tenant, id));
-- from:
create table b (tenant int not null, a int);
-- to:
create table b (tenant int not null, a int, foreign key (tenant, a) references a on delete set null (a));

-- create: a foreign key that is not enforced
-- from-version: 18
-- both:
create table a (id int primary key);
-- from:
create table b (a int);
-- data:
insert into b values (9);
-- to:
create table b (a int references a not enforced);
-- kept:
select a from b
=> 9

-- create: a foreign key of a partition tree and one to it
-- from:
create table a (k int, primary key (k)) partition by range (k);
create table a_1 partition of a for values from (0) to (10);
create table b (k int) partition by range (k);
create table b_1 partition of b for values from (0) to (10);
-- data:
insert into a values (1);
insert into b values (1);
-- to:
create table a (k int, primary key (k)) partition by range (k);
create table a_1 partition of a for values from (0) to (10);
create table b (k int references a) partition by range (k);
create table b_1 partition of b for values from (0) to (10);
-- kept:
select k from b
=> 1

-- alter: the action of a foreign key
-- only: alter table
-- both:
create table a (id int primary key);
-- from:
create table b (a int references a);
-- data:
insert into a values (1);
insert into b values (1);
-- to:
create table b (a int references a on delete cascade);
-- kept:
select a from b
=> 1

-- alter: a foreign key becomes deferrable without being built anew
-- steps: alter-foreign-key
-- only: alter table
-- both:
create table a (id int primary key);
-- from:
create table b (a int references a);
-- data:
insert into a values (1);
insert into b values (1);
-- to:
create table b (a int references a deferrable initially deferred);
-- kept:
select a from b
=> 1

-- alter: a foreign key is validated
-- steps: validate-constraint
-- never: drop
-- both:
create table a (id int primary key);
-- from:
create table b (a int);
alter table b add constraint f foreign key (a) references a not valid;
-- data:
insert into a values (1);
insert into b values (1);
-- to:
create table b (a int, constraint f foreign key (a) references a);
-- kept:
select a from b
=> 1

-- alter: a foreign key points to another table
-- both:
create table a (id int primary key);
create table c (id int primary key);
-- from:
create table b (x int, constraint f foreign key (x) references a);
-- data:
insert into a values (1);
insert into c values (1);
insert into b values (1);
-- to:
create table b (x int, constraint f foreign key (x) references c);
-- kept:
select x from b
=> 1

-- alter: a foreign key points to another key of the same table
-- from:
create table a (id int primary key, code int unique);
create table b (x int, constraint f foreign key (x) references a (id));
-- data:
insert into a values (1, 1);
insert into b values (1);
-- to:
create table a (id int primary key, code int unique);
create table b (x int, constraint f foreign key (x) references a (code));
-- kept:
select x from b
=> 1

-- drop: a foreign key
-- both:
create table a (id int primary key);
-- from:
create table b (a int references a);
-- data:
insert into a values (1);
insert into b values (1);
-- to:
create table b (a int);
-- kept:
select a from b
=> 1

-- drop: one foreign key of a ring
-- from:
create table a (id int primary key, b int);
create table b (id int primary key, a int references a);
alter table a add foreign key (b) references b;
-- data:
insert into a values (1, null);
insert into b values (1, 1);
-- to:
create table a (id int primary key, b int);
create table b (id int primary key, a int references a);
-- kept:
select a from b
=> 1

-- drop: the foreign key of a partition tree
-- from:
create table a (id int primary key);
create table b (k int references a) partition by range (k);
create table b_1 partition of b for values from (0) to (10);
-- data:
insert into a values (1);
insert into b values (1);
-- to:
create table a (id int primary key);
create table b (k int) partition by range (k);
create table b_1 partition of b for values from (0) to (10);
-- kept:
select k from b
=> 1

-- rename: a foreign key
-- renames: CONSTRAINT public.b.b_a_fkey -> fk_b_a
-- only: alter
-- both:
create table a (id int primary key);
-- from:
create table b (a int references a);
-- data:
insert into a values (1);
insert into b values (1);
-- to:
create table b (a int constraint fk_b_a references a);
-- kept:
select a from b
=> 1
