-- kind: comment

-- create: comments on everything
-- steps: set-comment
-- only: comment on
-- both:
create schema "S";
create extension citext;
create collation plain (locale = 'C');
create type mood as enum ('sad', 'ok');
create domain email as text constraint d check (value <> '');
create type pair as (a int, "B" text);
create type span as range (subtype = float8);
create sequence s;
create function f(mood, int default 1) returns int language sql immutable as 'select 1';
create procedure p(inout int) language sql as 'select 1';
create aggregate total(int) (sfunc = int4pl, stype = int);
create aggregate stars(*) (sfunc = int8inc, stype = int8, initcond = '0');
create table t (id int primary key, "Mixed" text, constraint c check (id > 0));
create index i on t ("Mixed");
create statistics st on id, "Mixed" from t;
create view v as select id from t;
create materialized view m as select id from t;
create index mi on m (id);
create function g() returns trigger language plpgsql as 'begin return new; end';
create trigger tr before insert on t for each row execute function g();
create rule ru as on delete to t do instead nothing;
create policy po on t using (true);
create cast (varchar as mood) with inout;
create table pt (k int) partition by list (k);
create table pt_1 partition of pt for values in (1);
-- data:
insert into t values (1, 'x');
-- to:
comment on schema "S" is 'the schema';
comment on schema public is 'ours';
comment on extension citext is 'the extension';
comment on collation plain is 'the collation';
comment on type mood is 'the enum';
comment on domain email is 'the domain';
comment on constraint d on domain email is 'of the domain';
comment on type pair is 'the type';
comment on column pair."B" is 'the attribute';
comment on type span is 'the range';
comment on sequence s is 'the sequence';
comment on function f(mood, int) is 'the function';
comment on procedure p(int) is 'the procedure';
comment on aggregate total(int) is 'the aggregate';
comment on aggregate stars(*) is 'of rows';
comment on table t is 'the table';
comment on column t."Mixed" is 'the column';
comment on constraint c on t is 'the check';
comment on constraint t_pkey on t is 'the key';
comment on index i is 'the index';
comment on statistics st is 'the statistics';
comment on view v is 'the view';
comment on column v.id is 'of the view';
comment on materialized view m is 'the materialized view';
comment on column m.id is 'of that';
comment on index mi is 'its index';
comment on trigger tr on t is 'the trigger';
comment on rule ru on t is 'the rule';
comment on policy po on t is 'the policy';
comment on cast (varchar as mood) is 'the cast';
comment on table pt is 'the tree';
comment on table pt_1 is 'the partition';
-- kept:
select id from t
=> 1

-- create: a comment with quotes, lines and other letters
-- steps: set-comment
-- only: comment on
-- both:
create table "T x" ("a.b" int);
-- to:
comment on table "T x" is 'it''s \ "said"
in two lines; -- and more';
comment on column "T x"."a.b" is E'ünï\t日本 $$ %s ?';

-- alter: a comment
-- steps: set-comment
-- only: comment on
-- both:
create table t (a int);
-- from:
comment on table t is 'one';
comment on column t.a is 'one';
-- data:
insert into t values (1);
-- to:
comment on table t is 'two';
comment on column t.a is 'two';
-- kept:
select a from t
=> 1

-- alter: the type of a column that has a comment, and an index that has one
-- never: drop column
-- from:
create table t (a int);
create index i on t (a);
create view v as select a from t;
comment on column t.a is 'one';
comment on index i is 'two';
comment on view v is 'three';
comment on column v.a is 'four';
-- data:
insert into t values (1);
-- to:
create table t (a bigint);
create index i on t (a);
create view v as select a from t;
comment on column t.a is 'one';
comment on index i is 'two';
comment on view v is 'three';
comment on column v.a is 'four';
-- kept:
select a from t
=> 1

-- alter: constraints, functions and triggers made anew keep their comments
-- from:
create table t (a int, constraint c check (a > 0));
create function f() returns int language sql as 'select 1';
create function g() returns trigger language plpgsql as 'begin return new; end';
create trigger h before insert on t for each row execute function g();
comment on constraint c on t is 'one';
comment on function f() is 'two';
comment on trigger h on t is 'three';
-- to:
create table t (a int, constraint c check (a > 1));
create function f() returns bigint language sql as 'select 1::bigint';
create function g() returns trigger language plpgsql as 'begin return new; end';
create trigger h after insert on t for each row execute function g();
comment on constraint c on t is 'one';
comment on function f() is 'two';
comment on trigger h on t is 'three';

-- alter: an enum made anew keeps its comment
-- from:
create type mood as enum ('sad', 'ok');
create table t (a mood);
comment on type mood is 'one';
comment on column t.a is 'two';
-- data:
insert into t values ('ok');
-- to:
create type mood as enum ('ok');
create table t (a mood);
comment on type mood is 'one';
comment on column t.a is 'two';
-- kept:
select a from t
=> ok

-- drop: comments
-- steps: set-comment
-- only: comment on
-- both:
create table t (a int primary key);
create function f(int) returns int language sql as 'select 1';
-- from:
comment on table t is 'one';
comment on column t.a is 'two';
comment on constraint t_pkey on t is 'three';
comment on function f(int) is 'four';
-- data:
insert into t values (1);
-- to:
-- kept:
select a from t
=> 1

-- create: a table with comments
-- to:
create table t (a int constraint c check (a > 0), b text);
create index i on t (b);
comment on table t is 'one';
comment on column t.a is 'two';
comment on constraint c on t is 'three';
comment on index i is 'four';

-- rename: a table and a column keep their comments
-- renames: TABLE public.t -> renamed
-- from:
create table t (a int, b text, c date);
comment on table t is 'one';
comment on column t.a is 'two';
-- data:
insert into t values (1, 'x', null);
-- to:
create table renamed (a int, b text, c date);
comment on table renamed is 'one';
comment on column renamed.a is 'two';
-- kept:
select a from renamed
=> 1
