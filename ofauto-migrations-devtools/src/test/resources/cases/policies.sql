-- kind: POLICY

-- create: policies of each command, for roles
-- both:
create table t (id int, owner text, tenant int);
-- data:
insert into t values (1, 'postgres', 1);
-- to:
alter table t enable row level security;
create policy everything on t using (owner = current_user);
create policy "See Own" on t for select to case_reader using (tenant = current_setting('app.tenant', true)::int);
create policy adding on t for insert to case_writer, case_reader with check (owner = current_user);
create policy changing on t as restrictive for update to public using (id > 0) with check (id < 100);
create policy removing on t for delete to "Case Owner" using (false);
-- kept:
select id from t
=> 1

-- create: row security that is forced
-- kind: TABLE
-- both:
create table stays (a int);
-- to:
create table t (a int);
alter table t enable row level security;
alter table t force row level security;

-- create: a policy that calls a new function and reads a new table
-- both:
create table t (id int, tenant int);
-- to:
create table member (name text primary key, tenant int);
create function my_tenant() returns int language sql stable as 'select tenant from member where name = current_user';
alter table t enable row level security;
create policy p on t using (tenant = my_tenant() or exists (select from member m where m.tenant = t.tenant and m.name = 'root'));

-- alter: row security is enabled, forced, disabled
-- steps: set-row-security
-- kind: TABLE
-- only: alter table
-- from:
create table a (x int);
create table b (x int);
alter table b enable row level security;
create table c (x int);
alter table c enable row level security;
alter table c force row level security;
create table d (x int);
alter table d force row level security;
-- to:
create table a (x int);
alter table a enable row level security;
alter table a force row level security;
create table b (x int);
create table c (x int);
alter table c enable row level security;
create table d (x int);

-- alter: the expressions of a policy
-- steps: alter-policy
-- only: alter policy
-- both:
create table t (id int, owner text);
alter table t enable row level security;
-- from:
create policy p on t using (id > 0) with check (id > 1);
-- to:
create policy p on t using (id > 2) with check (id > 3);

-- alter: the roles of a policy
-- steps: alter-policy
-- only: alter policy
-- both:
create table t (id int);
alter table t enable row level security;
-- from:
create policy p on t to case_reader using (id > 0);
create policy q on t using (id > 0);
-- to:
create policy p on t to "Case Owner", case_writer using (id > 0);
create policy q on t to case_reader using (id > 0);

-- alter: the command of a policy, and whether it restricts
-- both:
create table t (id int);
alter table t enable row level security;
-- from:
create policy p on t for select using (id > 0);
create policy q on t using (id > 0);
-- to:
create policy p on t for update using (id > 0);
create policy q on t as restrictive using (id > 0);

-- alter: a policy loses an expression
-- both:
create table t (id int);
alter table t enable row level security;
-- from:
create policy p on t for all using (id > 0) with check (id > 1);
-- to:
create policy p on t for all using (id > 0);

-- drop: a policy and the function it calls
-- never: cascade
-- both:
create table t (id int);
-- from:
create function f() returns int language sql stable as 'select 1';
alter table t enable row level security;
create policy p on t using (id = f());
-- data:
insert into t values (1);
-- to:
-- kept:
select id from t
=> 1

-- drop: a policy that reads a table that goes
-- data-lost
-- never: cascade
-- both:
create table t (id int);
alter table t enable row level security;
-- from:
create table member (name text, id int);
create policy p on t using (id in (select m.id from member m));
-- to:

-- rename: a policy
-- renames: POLICY public.t.p -> own rows
-- only: alter policy
-- both:
create table t (id int);
alter table t enable row level security;
-- from:
create policy p on t using (id > 0);
-- to:
create policy "own rows" on t using (id > 0);

-- create: policies whose whole expression is a query
-- to:
create table t(a int); create table u(ok bool); create policy x on t using ((select ok from u));
create policy y on t for insert with check ((select ok from u)); create policy z on t using ((with w as (select ok from u) select ok from w));
create policy e on t using (exists (select from u)); create policy v on t using ((values (true)));
create policy i on t using (a in (select 1) and (select ok from u)); create policy n on t using (not (select ok from u));

-- alter: an expression becomes a query, and a query an expression
-- from:
create table t(a int); create table u(ok bool); create policy x on t using (true); create policy y on t using ((select ok from u)) with check (true);
-- to:
create table t(a int); create table u(ok bool); create policy x on t using ((select ok from u)); create policy y on t using (true) with check ((select ok from u));
