-- kind: TABLE

-- create: a parent, a child and a grandchild in the wrong order of names
-- to:
create table z (a int, b text default 'x', constraint c check (a > 0));
create table y (d date not null) inherits (z);
create table x (e int) inherits (y);

-- create: a child of two parents with columns in common
-- to:
create table p1 (a int, b int);
create table p2 (b int, c int);
create table child (b int, d int) inherits (p1, p2);

-- create: a column of a parent comes to its children
-- steps: add-column
-- kind: COLUMN
-- from:
create table p (a int);
create table c (b int) inherits (p);
-- data:
insert into c values (1, 2);
-- to:
create table p (a int, n text default 'x');
create table c (b int) inherits (p);
-- kept:
select a, b, n from c
=> 1|2|x

-- create: a check of a parent comes to its children
-- kind: CONSTRAINT
-- from:
create table p (a int);
create table c (b int) inherits (p);
-- data:
insert into c values (1, 2);
-- to:
create table p (a int, constraint k check (a > 0));
create table c (b int) inherits (p);
-- kept:
select a, b from c
=> 1|2

-- alter: a table becomes a child
-- steps: set-inheritance
-- only: alter table
-- from:
create table p (a int);
create table c (a int, b int);
-- data:
insert into c values (1, 2);
-- to:
create table p (a int);
create table c (a int, b int);
alter table c inherit p;
-- kept:
select a from p
=> 1

-- alter: a child is a child no longer
-- steps: set-inheritance
-- only: alter table
-- from:
create table p (a int);
create table c (b int) inherits (p);
-- data:
insert into c values (1, 2);
-- to:
create table p (a int);
create table c (a int, b int);
-- kept:
select a, b from c
=> 1|2

-- alter: a child gets another parent
-- steps: set-inheritance
-- never: drop table
-- from:
create table p (a int);
create table q (a int);
create table c (b int) inherits (p);
-- data:
insert into c values (1, 2);
-- to:
create table p (a int);
create table q (a int);
create table c (a int, b int);
alter table c inherit q;
-- kept:
select a from q
=> 1

-- alter: the type of an inherited column
-- never: drop column
-- from:
create table p (a int);
create table c (b int) inherits (p);
create view v as select a from p;
-- data:
insert into c values (1, 2);
-- to:
create table p (a bigint);
create table c (b int) inherits (p);
create view v as select a from p;
-- kept:
select a from v
=> 1

-- alter: the default and the requirement of an inherited column
-- steps: set-default, set-not-null, set-default
-- from:
create table p (a int);
create table c (b int) inherits (p);
-- data:
insert into c values (1, 2);
-- to:
create table p (a int not null default 5);
create table c (b int) inherits (p);
alter table c alter a set default 6;
-- kept:
select a, b from c
=> 1|2

-- drop: a column of a parent goes from its children
-- data-lost
-- kind: COLUMN
-- from:
create table p (a int, n text);
create table c (b int) inherits (p);
-- data:
insert into c values (1, 'x', 2);
-- to:
create table p (a int);
create table c (b int) inherits (p);
-- kept:
select a, b from c
=> 1|2

-- drop: a parent, and the child stays with its columns
-- data-lost
-- never: cascade
-- from:
create table p (a int);
create table c (b int) inherits (p);
-- data:
insert into c values (1, 2);
-- to:
create table c (a int, b int);
-- kept:
select a, b from c
=> 1|2

-- drop: a family
-- data-lost
-- never: cascade
-- from:
create table p (a int);
create table c (b int) inherits (p);
create table g () inherits (c);

-- rename: a parent
-- renames: TABLE public.p -> person
-- from:
create table p (a int, n text, d date);
create table c (b int) inherits (p);
-- data:
insert into c values (1, 'x', null, 2);
-- to:
create table person (a int, n text, d date);
create table c (b int) inherits (person);
-- kept:
select a, n from person
=> 1|x

-- rename: an inherited column
-- kind: COLUMN
-- renames: COLUMN public.p.n -> name
-- from:
create table p (a int, n text, d date);
create table c (b int) inherits (p);
-- data:
insert into c values (1, 'x', null, 2);
-- to:
create table p (a int, name text, d date);
create table c (b int) inherits (p);
-- kept:
select name from c
=> x

-- drop: a check of a parent goes from its children
-- kind: CONSTRAINT
-- from:
create table p (a int, constraint k check (a > 0));
create table c (b int, constraint own check (b > 0)) inherits (p);
-- data:
insert into c values (1, 2);
-- to:
create table p (a int);
create table c (b int, constraint own check (b > 0)) inherits (p);
-- kept:
select a, b from c
=> 1|2

-- alter: a check is no longer for children
-- kind: CONSTRAINT
-- from:
create table p (a int, constraint k check (a > 0));
create table c (b int) inherits (p);
-- data:
insert into c values (1, 2);
-- to:
create table p (a int, constraint k check (a > 0) no inherit);
create table c (b int) inherits (p);
-- kept:
select a, b from c
=> 1|2

-- alter: a child leaves its parent, which changes
-- one-way: a check that a child gets with INHERIT is its own for ever
-- suspected: COLUMN public.p.w -> x
-- from:
create table p(id int, v int, w text, check (v > 0)); create table c() inherits (p);
-- to:
create table p(id int, v bigint, x text, check (v > 0)); create table c(id int, v int, w text);

-- alter: a column of the parent goes and stays in the child
-- from:
create table b(x int, e int); create table a(y int) inherits(b);
-- data:
insert into a (x, e, y) values (1, 2, 3);
-- to:
create table b(x int); create table a(y int, e int) inherits(b);
-- kept:
select x, e, y from a

-- alter: a column of the parent goes and stays below one of its children
-- from:
create table b(x int, e int); create table a(y int) inherits(b); create table a2(y int) inherits(b); create table a3() inherits (a2);
-- data:
insert into a (x, e, y) values (1, 2, 3);
-- to:
create table b(x int); create table a(y int, e int) inherits(b); create table a2(y int) inherits(b); create table a3(e int) inherits (a2);
-- kept:
select x, e, y from a

-- create: columns that are inherited and declared
-- to:
create table b(x int, e int default 3); create table a(y int, e int) inherits(b); create table a2(y int, e int default 4 not null) inherits(b);

-- create: a generated column is computed otherwise than that of the parent
-- from-version: 16
-- to:
create table n2(a int, b int generated always as (a * 3) stored); create table c2(a int, b int generated always as (a*2) stored) inherits(n2);
create table c3() inherits(c2);

-- create: the column of two parents with different defaults
-- to:
create table a(x int default 1); create table b(x int default 2); create table c(x int default 3) inherits(a,b);
create table d(x int not null default 4, check (x > 0)) inherits(a,b);

-- alter: the expression of a parent while a child has its own
-- from-version: 16
-- from:
create table n2(a int, b int generated always as (a * 3) stored); create table c2(a int, b int generated always as (a*2) stored) inherits(n2);
-- to:
create table n2(a int, b int generated always as (a * 4) stored); create table c2(a int, b int generated always as (a*2) stored) inherits(n2);

-- alter: the defaults of a parent and its children
-- from:
create table n(a int, b int default 3); create table c() inherits (n); create table c2(b int default 4) inherits (n);
-- to:
create table n(a int, b int default 5); create table c(b int default 6) inherits (n); create table c2() inherits (n);

-- alter: a generated column becomes a plain one
-- from:
create table n(a int, b int generated always as (a*2) stored); create table c() inherits(n);
-- to:
create table n(a int, b int); create table c() inherits(n);

-- alter: a child declares one of the columns that it inherits
-- steps: set-options, declare-columns
-- one-way: a column that is the child's own remains so
-- from:
create table p (a int not null, b int default 2, c int, constraint k check (a > 0)); create table q (c int, d text);
create table x (e int, constraint own check (e > 0)) inherits (p, q); create table y () inherits (x);
-- data:
insert into x values (1, 2, 3, 'd', 5);
-- to:
create table p (a int not null, b int default 2, c int, constraint k check (a > 0)); create table q (c int, d text);
create table x (b int default 2, c int, e int, constraint own check (e > 0)) inherits (p, q) with (fillfactor = 70); create table y () inherits (x);
-- kept:
select a, b, c, d, e from x
=> 1|2|3|d|5

-- alter: a child declares a column that its parent gets
-- one-way: a column that is the child's own remains so
-- from:
create table p (a int); create table x (b int) inherits (p);
-- to:
create table p (a int, c text default 'c'); create table x (b int, c text default 'c') inherits (p);

-- alter: a child declares a column of which another is computed
-- steps: set-options, declare-columns
-- one-way: a column that is the child's own remains so
-- from-version: 16
-- from:
create table p (a int, b int generated always as (a * 2) stored); create table x () inherits (p);
-- to:
create table p (a int, b int generated always as (a * 2) stored); create table x (a int, b int generated always as (a * 2) stored) inherits (p) with (fillfactor = 70);

-- drop: a column of a parent that one of its children declares too
-- data-lost
-- kind: COLUMN
-- one-way: a column that comes with that of the parent is not the child's own
-- from:
create table p (a int, n text); create table c (n text, b int) inherits (p); create table d () inherits (p); create table g (n text) inherits (d);
-- data:
insert into c values (1, 'x', 2);
-- to:
create table p (a int); create table c (b int) inherits (p); create table d () inherits (p); create table g () inherits (d);
-- kept:
select a, b from c
=> 1|2

-- drop: a column that a parent loses and one of its children goes on to declare
-- kind: COLUMN
-- one-way: a column that comes with that of the parent is not the child's own
-- data-lost
-- from:
create table p (a int, n text); create table c (n text, b int) inherits (p); create table d () inherits (p);
-- data:
insert into c values (1, 'x', 2);
-- to:
create table p (a int); create table c (n text, b int) inherits (p); create table d () inherits (p);
-- kept:
select a, n, b from c
=> 1|x|2

-- alter: a parent allows null, and one of its children goes on to refuse it
-- only: alter table
-- from:
create table p (a int not null); create table c (a int not null) inherits (p); create table d () inherits (p);
-- data:
insert into c values (1);
-- to:
create table p (a int); create table c (a int not null) inherits (p); create table d () inherits (p);
-- kept:
select a from c
=> 1

-- alter: a parent and its child allow null
-- only: alter table
-- from:
create table p (a int not null); create table c () inherits (p); alter table c alter a set not null;
-- to:
create table p (a int); create table c () inherits (p);
