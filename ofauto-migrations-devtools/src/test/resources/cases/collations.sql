-- kind: COLLATION

-- create: a collation and a column that uses it
-- to:
create collation plain (provider = libc, locale = 'C');
create table t (a text collate plain, b varchar(5) collate "C");
create index on t (a collate "C");

-- create: a collation with different locales and a name to be quoted
-- to:
create collation "My Order" (provider = libc, lc_collate = 'C', lc_ctype = 'POSIX');

-- create: a collation in another schema for a domain
-- to:
create schema words;
create collation words.plain (locale = 'C');
create domain words.word as text collate words.plain;

-- alter: a collation that nothing uses
-- from:
create collation plain (provider = libc, locale = 'C');
-- to:
create collation plain (provider = libc, locale = 'POSIX');

-- create: a column gets a new collation
-- never: drop column
-- from:
create table t (a text);
-- data:
insert into t values ('x');
-- to:
create collation plain (locale = 'C');
create table t (a text collate plain);
-- kept:
select a from t
=> x

-- drop: a column loses its collation, which goes
-- never: drop column
-- from:
create collation plain (locale = 'C');
create table t (a text collate plain);
-- data:
insert into t values ('x');
-- to:
create table t (a text);
-- kept:
select a from t
=> x

-- alter: a collation of ICU becomes nondeterministic
-- from:
create collation folded (provider = icu, locale = 'und-u-ks-level2');
-- to:
create collation folded (provider = icu, locale = 'und-u-ks-level2', deterministic = false);

-- create: a collation with rules
-- from-version: 16
-- to:
create collation swapped (provider = icu, locale = 'und', rules = '&V << w <<< W');

-- create: a collation of the builtin provider
-- from-version: 17
-- to:
create collation points (provider = builtin, locale = 'C.UTF-8');

-- drop: a collation
-- from:
create collation plain (locale = 'C');

-- rename: a collation that a column uses
-- renames: COLLATION public.plain -> bytes
-- from:
create collation plain (locale = 'C');
create table t (a text collate plain);
-- data:
insert into t values ('x');
-- to:
create collation bytes (locale = 'C');
create table t (a text collate bytes);
-- kept:
select a from t
=> x

-- alter: a collation that a column, an index, a check and a domain use
-- never: drop column
-- from:
create collation plain (provider = libc, locale = 'C');
create domain word as text collate plain;
create table t (a text collate plain default 'x', b word, check (a > 'b' collate plain));
create index on t (a);
create index on t (b collate plain);
create view v as select a from t order by a;
-- data:
insert into t values ('c', 'd');
-- to:
create collation plain (provider = libc, locale = 'POSIX');
create domain word as text collate plain;
create table t (a text collate plain default 'x', b word, check (a > 'b' collate plain));
create index on t (a);
create index on t (b collate plain);
create view v as select a from t order by a;
-- kept:
select a, b from t
=> c|d
