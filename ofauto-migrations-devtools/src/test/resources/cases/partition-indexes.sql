-- kind: INDEX

-- create: an index of a tree, whose parts have the names that PostgreSQL gives
-- steps: create-object
-- from:
create table p (a int, b int) partition by range (a);
create table p1 partition of p for values from (0) to (10);
create table p2 partition of p for values from (10) to (20) partition by list (b);
create table p2a partition of p2 for values in (1);
-- to:
create table p (a int, b int) partition by range (a);
create table p1 partition of p for values from (0) to (10);
create table p2 partition of p for values from (10) to (20) partition by list (b);
create table p2a partition of p2 for values in (1);
create index i on p (b);

-- create: a tree with keys and indexes, whose parts have the names that PostgreSQL gives
-- steps: create-table, create-object
-- to:
create table p (a int primary key, b int, unique (a, b)) partition by range (a);
create table p1 partition of p for values from (0) to (10);
create table p2 partition of p for values from (10) to (20) partition by range (a);
create table p2a partition of p2 for values from (10) to (15);
create index i on p (b) include (a);
create unique index on p (b, a);
create index on p ((a + b), lower(b::text));

-- create: a tree whose parts have names of their own
-- to:
create table p (a int primary key, b int) partition by range (a);
create table p1 partition of p for values from (0) to (10);
create table p2 partition of p for values from (10) to (20) partition by range (a);
create table p2a partition of p2 for values from (10) to (15);
create index i on p (b);
alter index p1_b_idx rename to x1;
alter index p2a_b_idx rename to "X 2a";
alter index p2a_pkey rename to key2a;

-- create: an index with a part of its own name
-- from:
create table p (a int, b int) partition by range (a);
create table p1 partition of p for values from (0) to (10);
create table p2 partition of p for values from (10) to (20);
-- data:
insert into p values (1, 2), (11, 12);
-- to:
create table p (a int, b int) partition by range (a);
create table p1 partition of p for values from (0) to (10);
create table p2 partition of p for values from (10) to (20);
create index i on p (b);
alter index p1_b_idx rename to mine;
-- kept:
select count(*) from p

-- create: an index over the indexes that the partitions have
-- never: drop index, create unique
-- from:
create table p (a int, b int) partition by range (a);
create table p1 partition of p for values from (0) to (10);
create table p2 partition of p for values from (10) to (20);
create index x1 on p1 (b);
create index x2 on p2 (b) with (fillfactor = 60);
-- to:
create table p (a int, b int) partition by range (a);
create table p1 partition of p for values from (0) to (10);
create table p2 partition of p for values from (10) to (20);
create index x1 on p1 (b);
create index x2 on p2 (b) with (fillfactor = 60);
create index i on p (b);

-- create: an index that adopts one under another name
-- never: drop index
-- from:
create table p (a int, b int) partition by range (a);
create table p1 partition of p for values from (0) to (10);
create index x1 on p1 (b);
-- to:
create table p (a int, b int) partition by range (a);
create table p1 partition of p for values from (0) to (10);
create index i on p (b);

-- create: an index beside the same one of a partition
-- from:
create table p (a int, b int) partition by range (a);
create table p1 partition of p for values from (0) to (10);
create index x1 on p1 (b);
-- to:
create table p (a int, b int) partition by range (a);
create table p1 partition of p for values from (0) to (10);
create index i on p (b);
create index x1 on p1 (b);

-- create: indexes of a tree and of a partition that are the same
-- from:
create table p (a int, b int) partition by range (a);
create table p1 partition of p for values from (0) to (10);
-- to:
create table p (a int, b int) partition by range (a);
create table p1 partition of p for values from (0) to (10);
create unique index i on p (a, b);
create unique index a1 on p1 (a, b);
alter table p1 add unique (a, b);

-- create: an index over a key of a partition
-- from:
create table p (a int, b int) partition by range (a);
create table p1 partition of p for values from (0) to (10);
alter table p1 add constraint k primary key (a);
-- to:
create table p (a int, b int) partition by range (a);
create table p1 partition of p for values from (0) to (10);
alter table p1 add constraint k primary key (a);
create unique index i on p (a);
-- one-way: PostgreSQL drops neither the index nor the key, since each needs the other

-- create: an index of a tree beside the key of a partition
-- from:
create table p (a int not null, b int) partition by range (a);
create table p1 partition of p for values from (0) to (10);
alter table p1 add constraint k primary key (a);
-- to:
create table p (a int not null, b int) partition by range (a);
create table p1 partition of p for values from (0) to (10);
create unique index i on p (a);
alter table p1 add constraint k primary key (a);

-- create: an index without parts
-- from:
create table p (a int, b int) partition by range (a);
create table p1 partition of p for values from (0) to (10);
create table p2 partition of p for values from (10) to (20) partition by list (b);
create table p2a partition of p2 for values in (1);
-- to:
create table p (a int, b int) partition by range (a);
create table p1 partition of p for values from (0) to (10);
create table p2 partition of p for values from (10) to (20) partition by list (b);
create table p2a partition of p2 for values in (1);
create index i on only p (b);

-- create: a tree and an index with some of its parts
-- to:
create table p (a int, b int) partition by range (a);
create table p1 partition of p for values from (0) to (10);
create table p2 partition of p for values from (10) to (20) partition by list (b);
create table p2a partition of p2 for values in (1);
create table p2b partition of p2 for values in (2);
create index i on only p (b);
create index j on only p2 (b);
create index p2a_b_idx on p2a (b);
alter index j attach partition p2a_b_idx;
alter index i attach partition j;

-- alter: an index that was without parts gets them
-- never: drop index, drop constraint
-- from:
create table p (a int, b int) partition by range (a);
create table p1 partition of p for values from (0) to (10);
create table p2 partition of p for values from (10) to (20);
create index i on only p (b);
create index x1 on p1 (b);
-- to:
create table p (a int, b int) partition by range (a);
create table p1 partition of p for values from (0) to (10);
create table p2 partition of p for values from (10) to (20);
create index i on only p (b);
create index x1 on p1 (b);
create index p2_b_idx on p2 (b);
alter index i attach partition x1;
alter index i attach partition p2_b_idx;
-- one-way: a part cannot be taken away, so that all is made anew

-- alter: one more part of an index that has not all
-- from:
create table p (a int, b int) partition by range (a);
create table p1 partition of p for values from (0) to (10);
create table p2 partition of p for values from (10) to (20);
create index i on only p (b);
create index x1 on p1 (b);
-- to:
create table p (a int, b int) partition by range (a);
create table p1 partition of p for values from (0) to (10);
create table p2 partition of p for values from (10) to (20);
create index i on only p (b);
create index x1 on p1 (b);
alter index i attach partition x1;

-- create: a partition of an index that lacks a part
-- kind: TABLE
-- from:
create table p (a int, b int) partition by range (a);
create table p1 partition of p for values from (0) to (10);
create index i on only p (b);
-- to:
create table p (a int, b int) partition by range (a);
create table p1 partition of p for values from (0) to (10);
create index i on only p (b);
create table p2 partition of p for values from (10) to (20);

-- alter: an index that lacks a part loses the partition
-- data-lost
-- from:
create table p (a int, b int) partition by range (a);
create table p1 partition of p for values from (0) to (10);
create table p2 partition of p for values from (10) to (20);
create index i on only p (b);
create index x2 on p2 (b);
alter index i attach partition x2;
-- to:
create table p (a int, b int) partition by range (a);
create table p2 partition of p for values from (10) to (20);
create index i on p (b);
alter index p2_b_idx rename to x2;
-- one-way: an index stays incomplete when the partition goes that lacks it

-- alter: names of parts
-- steps: rename-object
-- from:
create table p (a int primary key, b int) partition by range (a);
create table p1 partition of p for values from (0) to (10);
create index i on p (b);
-- to:
create table p (a int primary key, b int) partition by range (a);
create table p1 partition of p for values from (0) to (10);
create index i on p (b);
alter index p1_b_idx rename to "A part";
alter index p1_pkey rename to key_of_p1;

-- alter: names that parts take from each other
-- steps: rename-object
-- from:
create table p (a int, b int) partition by range (a);
create table p1 partition of p for values from (0) to (10);
create table p2 partition of p for values from (10) to (20);
create table p3 partition of p for values from (20) to (30);
create index i on p (b);
create index j on p (a);
alter index p1_b_idx rename to x1;
alter index p2_b_idx rename to x2;
alter index p3_b_idx rename to x3;
alter index p1_a_idx rename to y1;
-- to:
create table p (a int, b int) partition by range (a);
create table p1 partition of p for values from (0) to (10);
create table p2 partition of p for values from (10) to (20);
create table p3 partition of p for values from (20) to (30);
create index i on p (b);
create index j on p (a);
alter index p1_b_idx rename to x2;
alter index p2_b_idx rename to x3;
alter index p3_b_idx rename to x1;
alter index p1_a_idx rename to y2;
alter index p2_a_idx rename to y1;

-- alter: a part takes the name of an index that goes
-- from:
create table p (a int, b int) partition by range (a);
create table p1 partition of p for values from (0) to (10);
create table t (a int);
create index x on t (a);
create index i on p (b);
-- to:
create table p (a int, b int) partition by range (a);
create table p1 partition of p for values from (0) to (10);
create table t (a int);
create index i on p (b);
alter index p1_b_idx rename to x;

-- alter: a part takes the name of a table that goes
-- data-lost
-- from:
create table p (a int, b int) partition by range (a);
create table p1 partition of p for values from (0) to (10);
create table x (a int);
create index i on p (b);
-- to:
create table p (a int, b int) partition by range (a);
create table p1 partition of p for values from (0) to (10);
create index i on p (b);
alter index p1_b_idx rename to x;

-- alter: parameters, comments, statistics and extensions of parts
-- steps: set-attribute, set-comment
-- from:
create extension pg_trgm;
create table p (a int, b int) partition by range (a);
create table p1 partition of p for values from (0) to (10);
create index i on p ((a + b));
create index j on p (b) with (fillfactor = 80);
-- to:
create extension pg_trgm;
create table p (a int, b int) partition by range (a);
create table p1 partition of p for values from (0) to (10);
create index i on p ((a + b));
create index j on p (b) with (fillfactor = 80);
alter index p1_expr_idx set (fillfactor = 50, deduplicate_items = off);
alter index p1_expr_idx alter column 1 set statistics 200;
alter index p1_expr_idx depends on extension pg_trgm;
comment on index p1_b_idx is 'a part';
alter index p1_b_idx reset (fillfactor);
alter table p1 cluster on p1_b_idx;

-- create: a tree with parts of which much is said
-- to:
create extension pg_trgm;
create table p (a int primary key, b int) partition by range (a);
create table p1 partition of p for values from (0) to (10);
create index i on p ((a + b)) with (fillfactor = 80);
alter index p1_expr_idx set (fillfactor = 50);
alter index p1_expr_idx alter column 1 set statistics 200;
alter index p1_pkey set (fillfactor = 70);
comment on index p1_pkey is 'a key';
comment on constraint p1_pkey on p1 is 'a constraint';
alter table p1 cluster on p1_pkey;
alter table p1 replica identity using index p1_pkey;

-- create: a partition with names of its own
-- from:
create table p (a int primary key, b int) partition by range (a);
create table p1 partition of p for values from (0) to (10);
create index i on p (b);
create index j on p (b) where b > 0;
-- to:
create table p (a int primary key, b int) partition by range (a);
create table p1 partition of p for values from (0) to (10);
create index i on p (b);
create index j on p (b) where b > 0;
create table p2 partition of p for values from (10) to (20);
alter index p2_pkey rename to k2;
alter index p2_b_idx rename to i2;
alter index p2_b_idx1 rename to j2;
alter index i2 set (fillfactor = 40);

-- alter: a table with indexes becomes a partition
-- kind: TABLE
-- steps: attach-partition
-- from:
create table p (a int primary key, b int) partition by range (a);
create index i on p (b);
create table p1 (a int constraint mine primary key, b int);
create index j on p1 (b);
-- to:
create table p (a int primary key, b int) partition by range (a);
create index i on p (b);
create table p1 (a int constraint mine primary key, b int);
create index j on p1 (b);
alter table p attach partition p1 for values from (0) to (10);

-- create: a table with an index becomes a partition that has a part beside it
-- never: drop index
-- from:
create table p (a int, b int) partition by range (a);
create index i on p (b);
create table p1 (a int, b int);
create index j on p1 (b);
-- to:
create table p (a int, b int) partition by range (a);
create index i on p (b);
create table p1 partition of p for values from (0) to (10);
create index j on p1 (b);

-- alter: a table with an index becomes a partition with a part of another name
-- steps: rename-object, attach-partition
-- kind: TABLE
-- from:
create table p (a int, b int) partition by range (a);
create index i on p (b);
create table p1 (a int, b int);
create index j on p1 (b);
-- to:
create table p (a int, b int) partition by range (a);
create index i on p (b);
create table p1 partition of p for values from (0) to (10);

-- create: a table without indexes becomes a partition with parts of its own names
-- from:
create table p (a int, b int) partition by range (a);
create index i on p (b);
create table p1 (a int, b int) partition by list (b);
create table p1a partition of p1 for values in (1);
-- to:
create table p (a int, b int) partition by range (a);
create index i on p (b);
create table p1 (a int, b int) partition by list (b);
create table p1a partition of p1 for values in (1);
create index x on p1 (b);
alter index p1a_b_idx rename to y;
alter table p attach partition p1 for values from (0) to (10);

-- alter: a partition moves to another tree with its indexes
-- from:
create table p (a int, b int) partition by range (a);
create table q (a int, b int) partition by range (a);
create table p1 partition of p for values from (0) to (10);
create index i on p (b);
create index j on q (b);
create index k on p (a);
-- to:
create table p (a int, b int) partition by range (a);
create table q (a int, b int) partition by range (a);
create table p1 partition of p for values from (0) to (10);
create index i on p (b);
create index j on q (b);
create index k on p (a);
alter table p detach partition p1;
drop index p1_a_idx;
alter table q attach partition p1 for values from (0) to (20);

-- drop: an index of a tree, and a partition keeps its part
-- from:
create table p (a int, b int) partition by range (a);
create table p1 partition of p for values from (0) to (10);
create index i on p (b);
-- to:
create table p (a int, b int) partition by range (a);
create table p1 partition of p for values from (0) to (10);
create index p1_b_idx on p1 (b);
-- one-way: the part is attached, and none is made

-- drop: a tree goes, and a partition stays with its indexes
-- data-lost
-- from:
create table p (a int primary key, b int) partition by range (a);
create table p1 partition of p for values from (0) to (10);
create index i on p (b);
create index j on p (a, b);
-- to:
create table p1 (a int not null, b int);
create index other on p1 (b);

-- alter: an index that a tree has otherwise
-- from:
create table p (a int, b int) partition by range (a);
create table p1 partition of p for values from (0) to (10);
create index i on p (b);
alter index p1_b_idx rename to x;
comment on index x is 'x';
-- to:
create table p (a int, b int) partition by range (a);
create table p1 partition of p for values from (0) to (10);
create index i on p (b desc);
alter index p1_b_idx rename to x;
comment on index x is 'x';

-- alter: parts whose names PostgreSQL has numbered otherwise
-- nothing
-- from:
create table p (a int, b int) partition by range (a);
create table p1 partition of p for values from (0) to (10);
create index i on p (b);
create index j on p (b) where b > 0;
-- to:
create table p (a int, b int) partition by range (a);
create table p1 partition of p for values from (0) to (10);
create index i on p (b);
create index j on p (b) where b > 0;
comment on table p is null;

-- alter: a part of a key becomes one, beside a key without parts
-- kind: CONSTRAINT
-- from:
create table p (f int not null, id int not null) partition by list (f);
create table p1 partition of p for values in (1);
create unique index p1_pk on p1 (f, id);
alter table only p add constraint p_pk primary key (f, id);
-- to:
create table p (f int not null, id int not null) partition by list (f);
create table p1 partition of p for values in (1);
alter table only p add constraint p_pk primary key (f, id);
alter table p1 add constraint p1_pk primary key (f, id);
alter index p_pk attach partition p1_pk;

-- create: a key of a tree over the keys of partitions
-- kind: CONSTRAINT
-- from:
create table p (a int not null, b int) partition by range (a);
create table p1 partition of p for values from (0) to (10);
create table p2 partition of p for values from (10) to (20);
alter table p1 add constraint k1 primary key (a);
-- to:
create table p (a int not null, b int) partition by range (a);
create table p1 partition of p for values from (0) to (10);
create table p2 partition of p for values from (10) to (20);
alter table p1 add constraint k1 primary key (a);
alter table p add primary key (a);

-- drop: the key of a tree, and a partition keeps its own
-- kind: CONSTRAINT
-- from:
create table p (a int not null, b int) partition by range (a);
create table p1 partition of p for values from (0) to (10);
create table p2 partition of p for values from (10) to (20);
alter table p add primary key (a);
-- to:
create table p (a int not null, b int) partition by range (a);
create table p1 partition of p for values from (0) to (10);
create table p2 partition of p for values from (10) to (20);
alter table p1 add primary key (a);

-- create: a key of a tree without parts, and foreign keys of partitions
-- kind: CONSTRAINT
-- from:
create table p (a int not null, b int) partition by range (a);
create table p1 partition of p for values from (0) to (10);
create table f (x int, y int);
-- to:
create table p (a int not null, b int) partition by range (a);
create table p1 partition of p for values from (0) to (10);
alter table only p add constraint pk primary key (a);
alter table p1 add constraint p1k primary key (a);
create table f (x int references p1, y int);

-- alter: a foreign key to the part of a key that is made anew
-- kind: CONSTRAINT
-- from:
create table p (a int, b int, c int, primary key (a), unique (a, b)) partition by range (a);
create table p1 partition of p for values from (0) to (10);
create table f (x int references p1, y int, foreign key (x, y) references p1 (a, b));
create table g (x int references p);
-- to:
create table p (a int, b int, c int, primary key (a), unique (a, b) include (c)) partition by range (a);
create table p1 partition of p for values from (0) to (10);
create table f (x int references p1, y int, foreign key (x, y) references p1 (a, b));
create table g (x int references p);

-- drop: an index becomes a key, in all partitions
-- kind: INDEX
-- from:
create table p (a int not null, b int) partition by range (a);
create table p1 partition of p for values from (0) to (10);
create unique index i on p (a);
-- to:
create table p (a int not null, b int) partition by range (a);
create table p1 partition of p for values from (0) to (10);
alter table p add constraint i unique (a);

-- alter: the type of a column with parts of their own names
-- kind: TABLE
-- from:
create table p (a int primary key, b int) partition by range (a);
create table p1 partition of p for values from (0) to (10);
create index i on p (b);
alter index p1_b_idx rename to x;
comment on index x is 'x';
alter index x set (fillfactor = 60);
-- to:
create table p (a int primary key, b bigint) partition by range (a);
create table p1 partition of p for values from (0) to (10);
create index i on p (b);
alter index p1_b_idx rename to x;
comment on index x is 'x';
alter index x set (fillfactor = 60);

-- alter: other bounds of a partition with names of its own
-- kind: TABLE
-- steps: detach-partition, attach-partition
-- from:
create table p (a int primary key, b int) partition by range (a);
create table p1 partition of p for values from (0) to (10);
create index i on p (b);
alter index p1_b_idx rename to x;
-- to:
create table p (a int primary key, b int) partition by range (a);
create table p1 partition of p for values from (0) to (20);
create index i on p (b);
alter index p1_b_idx rename to x;

-- alter: the key of a tree of trees with names of its own
-- kind: TABLE
-- from:
create table p (a int, b int, primary key (a, b)) partition by range (a);
create table p1 partition of p for values from (0) to (10) partition by list (b);
create table p1a partition of p1 for values in (1);
alter index p1a_pkey rename to x;
-- to:
create table p (a int, b int, primary key (a, b)) partition by range (a);
create table p1 partition of p for values from (0) to (10) partition by range (b);
create table p1a partition of p1 for values from (0) to (2);
alter index p1a_pkey rename to x;

-- drop: a partition with names of its own, and the index
-- data-lost
-- from:
create table p (a int primary key, b int) partition by range (a);
create table p1 partition of p for values from (0) to (10);
create table p2 partition of p for values from (10) to (20);
create index i on p (b);
alter index p1_b_idx rename to x;
-- to:
create table p (a int primary key, b int) partition by range (a);
create table p2 partition of p for values from (10) to (20);

-- create: parts of long names
-- steps: create-table, create-object
-- to:
create table a_table_with_a_name_that_is_almost_as_long_as_names_can_be (a int, bééééééééééééééééééééé int, cccccccccccccccccccccc int) partition by range (a);
create table ééééééééééééééééééééééééééééé_1 partition of a_table_with_a_name_that_is_almost_as_long_as_names_can_be for values from (0) to (10);
create index i on a_table_with_a_name_that_is_almost_as_long_as_names_can_be (bééééééééééééééééééééé, cccccccccccccccccccccc);
create index j on a_table_with_a_name_that_is_almost_as_long_as_names_can_be (cccccccccccccccccccccc, a);

-- create: parts in another schema
-- to:
create schema s;
create table p (a int primary key, b int) partition by range (a);
create table s.p partition of p for values from (0) to (10);
create index i on p (b);
alter index s.p_b_idx rename to x;
create index p_b_idx on s.p (a);

-- create: a key with parameters
-- kind: CONSTRAINT
-- to:
create table p (a int, b int, primary key (a) with (fillfactor = 70), unique (a, b) with (fillfactor = 60)) partition by range (a);
create table p1 partition of p for values from (0) to (10);

-- alter: a deferrable key of a tree, and its name in a partition
-- kind: CONSTRAINT
-- from:
create table p (a int, b int, constraint u unique (a) deferrable) partition by range (a);
create table p1 partition of p for values from (0) to (10);
-- to:
create table p (a int, b int, constraint u unique (a) deferrable initially deferred) partition by range (a);
create table p1 partition of p for values from (0) to (10);
alter index p1_a_key rename to z;

-- alter: a branch leaves a tree with what it has
-- kind: TABLE
-- from:
create table p (a int primary key, b int) partition by range (a);
create table p1 partition of p for values from (0) to (10) partition by range (a);
create table p1a partition of p1 for values from (0) to (5);
create index i on p (b);
alter index p1a_b_idx rename to y;
-- to:
create table p (a int primary key, b int) partition by range (a);
create table p1 (a int primary key, b int) partition by range (a);
create table p1a partition of p1 for values from (0) to (5);
create index i on p (b);
create index j on p1 (b);
alter index p1a_b_idx rename to y;

-- alter: an index of a tree is renamed with its parts
-- steps: rename-object
-- suspected: INDEX public.i -> k
-- from:
create table p (a int primary key, b int) partition by range (a);
create table p1 partition of p for values from (0) to (10);
create index i on p (b);
alter index p1_b_idx rename to i_1;
-- to:
create table p (a int primary key, b int) partition by range (a);
create table p1 partition of p for values from (0) to (10);
create index k on p (b);
alter index p1_b_idx rename to k_1;

-- alter: a column of an index of a tree is new
-- from:
create table p (a int primary key, b int) partition by range (a);
create table p1 partition of p for values from (0) to (10);
create index i on p (b);
alter index p1_b_idx rename to x;
-- to:
create table p (a int primary key, b int, c int) partition by range (a);
create table p1 partition of p for values from (0) to (10);
create index i on p (b, c);
alter index p1_b_c_idx rename to x;

-- drop: the column of an index with parts of their own names
-- data-lost
-- from:
create table p (a int primary key, b int) partition by range (a);
create table p1 partition of p for values from (0) to (10);
create index i on p (b);
alter index p1_b_idx rename to x;
comment on index x is 'x';
-- to:
create table p (a int primary key) partition by range (a);
create table p1 partition of p for values from (0) to (10);

-- create: a key of a tree for a foreign key, over keys of partitions
-- kind: CONSTRAINT
-- from:
create table p (a int not null) partition by range (a);
create table p1 partition of p for values from (0) to (10);
alter table p1 add constraint k1 primary key (a);
create table f (x int references p1);
-- to:
create table p (a int not null) partition by range (a);
create table p1 partition of p for values from (0) to (10);
alter table p1 add constraint k1 primary key (a);
alter table p add constraint k primary key (a);
create table f (x int references p1);
create table g (x int references p);

-- alter: a key of a partition becomes the replica identity under another name
-- kind: TABLE
-- from:
create table p (a int primary key) partition by range (a);
create table p1 partition of p for values from (0) to (10);
alter table p1 replica identity using index p1_pkey;
alter table p1 cluster on p1_pkey;
-- to:
create table p (a int primary key) partition by range (a);
create table p1 partition of p for values from (0) to (10);
alter index p1_pkey rename to "My key";
alter table p1 replica identity using index "My key";
alter table p1 cluster on "My key";

-- drop: what one partition has of an index that lacks another part
-- from:
create table p (a int, b int) partition by range (a);
create table p1 partition of p for values from (0) to (10);
create table p2 partition of p for values from (10) to (20);
create index i on only p (b);
create index x1 on p1 (b);
alter index i attach partition x1;
-- to:
create table p (a int, b int) partition by range (a);
create table p1 partition of p for values from (0) to (10);
create table p2 partition of p for values from (10) to (20);
create index i on only p (b);

-- create: an index of a tree with a foreign partition
-- both:
create extension file_fdw;
create server s foreign data wrapper file_fdw;
-- to:
create table p (a int, b int) partition by range (a);
create table p1 partition of p for values from (0) to (10);
create foreign table p2 partition of p for values from (10) to (20) server s options (filename 'x');
create index i on p (b);
alter index p1_b_idx rename to x;

-- drop: an index over a key of a partition
-- refused: The index i cannot be dropped while the constraint k of p1 is a part of it: each of them needs the other. Detach the table p1, drop the index, and attach it again, in a migration of your own.
-- from:
create table p (a int, b int) partition by range (a);
create table p1 partition of p for values from (0) to (10);
alter table p1 add constraint k primary key (a);
create unique index i on p (a);
-- to:
create table p (a int, b int) partition by range (a);
create table p1 partition of p for values from (0) to (10);
alter table p1 add constraint k primary key (a);

-- drop: a key of a partition that is a part of an index
-- kind: CONSTRAINT
-- refused: The index i cannot be dropped while the constraint k of p1 is a part of it
-- from:
create table p (a int not null, b int) partition by range (a);
create table p1 partition of p for values from (0) to (10);
alter table p1 add constraint k primary key (a);
create unique index i on p (a);
-- to:
create table p (a int not null, b int) partition by range (a);
create table p1 partition of p for values from (0) to (10);
create unique index i on p (a);

-- alter: a partition is detached whose key is a part of an index
-- kind: TABLE
-- from:
create table p (a int not null, b int) partition by range (a);
create table p1 partition of p for values from (0) to (10);
alter table p1 add constraint k primary key (a);
create unique index i on p (a);
-- to:
create table p (a int not null, b int) partition by range (a);
create table p1 (a int not null, b int, constraint k primary key (a));
-- one-way: the columns of a table that is attached are the partition's
