-- kind: RULE

-- create: rules of a table and of a view
-- both:
create table t (a int, b text);
create table log (a int, at timestamptz default now());
-- data:
insert into t values (1, 'x');
-- to:
create view v as select a, b from t;
create rule logged as on insert to t do also insert into log (a) values (new.a);
create rule "No Deletes" as on delete to t where old.a > 5 do instead nothing;
create rule up as on update to v do instead (update t set b = new.b where a = old.a; insert into log (a) values (old.a));
-- kept:
select a, b from t
=> 1|x

-- alter: what a rule does
-- both:
create table t (a int);
create table log (a int);
-- from:
create rule r as on insert to t do also insert into log values (new.a);
-- to:
create rule r as on insert to t where new.a > 1 do also insert into log values (new.a + 1);

-- alter: a rule is disabled
-- steps: set-firing
-- only: alter table
-- both:
create table t (a int);
-- from:
create rule r as on delete to t do instead nothing;
-- to:
create rule r as on delete to t do instead nothing;
alter table t disable rule r;

-- drop: a rule and the table it writes to
-- data-lost
-- never: cascade
-- both:
create table t (a int);
-- from:
create table log (a int);
create rule r as on insert to t do also insert into log values (new.a);
-- data:
insert into t values (1);
-- to:
-- kept:
select a from t
=> 1

-- rename: a rule
-- renames: RULE public.t.r -> no_deletes
-- only: alter rule
-- both:
create table t (a int);
-- from:
create rule r as on delete to t do instead nothing;
-- to:
create rule no_deletes as on delete to t do instead nothing;
