-- kind: TRIGGER

-- create: triggers of many sorts
-- both:
create table t (a int, "B c" text);
create function f() returns trigger language plpgsql as 'begin return new; end';
-- data:
insert into t values (1, 'x');
-- to:
create trigger t1 before insert or update or delete on t for each row execute function f();
create trigger t2 after update of a, "B c" on t for each row when (old.a is distinct from new.a) execute function f('x', 'it''s');
create trigger t3 before truncate on t for each statement execute function f();
create trigger "T 4" after insert on t referencing new table as added for each statement execute function f();
create constraint trigger t5 after insert on t deferrable initially deferred for each row execute function f();
create trigger t6 after update on t referencing old table as o new table as n for each statement execute function f();
-- kept:
select a, "B c" from t
=> 1|x

-- create: a trigger of a new function on a new view
-- to:
create table t (a int);
create view v as select a + 1 as a from t;
create function f() returns trigger language plpgsql as 'begin return new; end';
create trigger g instead of insert or update or delete on v for each row execute function f();

-- create: a trigger of a partition tree
-- from:
create table t (k int) partition by list (k);
create table t_1 partition of t for values in (1);
create function f() returns trigger language plpgsql as 'begin return new; end';
-- data:
insert into t values (1);
-- to:
create table t (k int) partition by list (k);
create table t_1 partition of t for values in (1);
create function f() returns trigger language plpgsql as 'begin return new; end';
create trigger g after insert on t for each row execute function f();
-- kept:
select k from t
=> 1

-- create: a disabled trigger, one of replicas and one that always fires
-- both:
create table t (a int);
create function f() returns trigger language plpgsql as 'begin return new; end';
-- to:
create trigger a before insert on t for each row execute function f();
create trigger b before insert on t for each row execute function f();
create trigger c before insert on t for each row execute function f();
alter table t disable trigger a;
alter table t enable replica trigger b;
alter table t enable always trigger c;

-- alter: when a trigger fires
-- both:
create table t (a int);
create function f() returns trigger language plpgsql as 'begin return new; end';
-- from:
create trigger g before insert on t for each row execute function f();
-- data:
insert into t values (1);
-- to:
create trigger g after insert or update on t for each row when (new.a > 1) execute function f();
-- kept:
select a from t
=> 1

-- alter: the function of a trigger
-- both:
create table t (a int);
create function f() returns trigger language plpgsql as 'begin return new; end';
create function h() returns trigger language plpgsql as 'begin return null; end';
-- from:
create trigger g before insert on t for each row execute function f();
-- to:
create trigger g before insert on t for each row execute function h();

-- alter: a trigger is disabled, another enabled
-- steps: set-firing
-- only: alter table
-- both:
create table t (a int);
create function f() returns trigger language plpgsql as 'begin return new; end';
-- from:
create trigger a before insert on t for each row execute function f();
create trigger b before insert on t for each row execute function f();
alter table t disable trigger b;
-- to:
create trigger a before insert on t for each row execute function f();
create trigger b before insert on t for each row execute function f();
alter table t disable trigger a;

-- alter: the definition of a disabled trigger, which stays disabled
-- both:
create table t (a int);
create function f() returns trigger language plpgsql as 'begin return new; end';
-- from:
create trigger a before insert on t for each row execute function f();
alter table t disable trigger a;
-- to:
create trigger a before update on t for each row execute function f();
alter table t disable trigger a;

-- alter: a constraint trigger becomes deferred
-- both:
create table t (a int);
create function f() returns trigger language plpgsql as 'begin return new; end';
-- from:
create constraint trigger g after insert on t for each row execute function f();
-- to:
create constraint trigger g after insert on t deferrable initially deferred for each row execute function f();

-- alter: a trigger becomes a constraint trigger
-- both:
create table t (a int);
create function f() returns trigger language plpgsql as 'begin return new; end';
-- from:
create trigger g after insert on t for each row execute function f();
-- to:
create constraint trigger g after insert on t for each row execute function f();

-- drop: a trigger
-- only: drop trigger
-- both:
create table t (a int);
create function f() returns trigger language plpgsql as 'begin return new; end';
-- from:
create trigger "My Trigger" before insert on t for each row execute function f();
-- data:
insert into t values (1);
-- to:
-- kept:
select a from t
=> 1

-- drop: a trigger and its function
-- never: cascade
-- both:
create table t (a int);
-- from:
create function f() returns trigger language plpgsql as 'begin return new; end';
create trigger g before insert on t for each row execute function f();
create constraint trigger h after update on t for each row execute function f();
-- to:

-- rename: a trigger
-- renames: TRIGGER public.t.g -> stamp
-- only: alter trigger
-- both:
create table t (a int);
create function f() returns trigger language plpgsql as 'begin return new; end';
-- from:
create trigger g before insert on t for each row execute function f();
-- to:
create trigger stamp before insert on t for each row execute function f();
