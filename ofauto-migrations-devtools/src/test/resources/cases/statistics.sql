-- kind: STATISTICS

-- create: statistics of each sort
-- both:
create table t (a int, b int, "C" text);
-- data:
insert into t values (1, 2, 'x');
-- to:
create statistics s1 on a, b from t;
create statistics "S 2" (dependencies, mcv) on a, "C" from t;
create statistics s3 on lower("C"), (a + b) from t;
create statistics s4 (ndistinct) on a, b, "C" from t;
-- kept:
select a from t
=> 1

-- alter: the columns of statistics
-- both:
create table t (a int, b int, c int);
-- from:
create statistics s on a, b from t;
-- to:
create statistics s on a, c from t;

-- alter: the sort of statistics
-- both:
create table t (a int, b int);
-- from:
create statistics s (ndistinct) on a, b from t;
-- to:
create statistics s (dependencies) on a, b from t;

-- drop: statistics
-- only: drop statistics
-- both:
create table t (a int, b int);
-- from:
create statistics "S" on a, b from t;
-- data:
insert into t values (1, 2);
-- to:
-- kept:
select a from t
=> 1

-- drop: statistics with their column
-- data-lost
-- never: cascade
-- from:
create table t (a int, b int);
create statistics s on a, b from t;
-- data:
insert into t values (1, 2);
-- to:
create table t (a int);
-- kept:
select a from t
=> 1

-- rename: statistics
-- renames: STATISTICS public.s -> t_a_b
-- only: alter statistics
-- both:
create table t (a int, b int);
-- from:
create statistics s on a, b from t;
-- to:
create statistics t_a_b on a, b from t;
