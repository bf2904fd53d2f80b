-- kind: VIEW

-- create: a view of a view in the wrong order of names, with options
-- both:
create table t (id int, name text, "Mixed" int);
-- to:
create view z with (security_barrier) as select id, "Mixed" from t;
create view a as select id + 1 as next, "Mixed" as "select" from z where id > 0 with local check option;
create view m (x, y) as select * from a;

-- create: views with window functions, recursion, lateral joins and set operations
-- both:
create table t (id int primary key, parent int references t, name text, at timestamptz);
-- to:
create view tree as with recursive r as (select id, 0 as depth from t where parent is null
	union all select t.id, r.depth + 1 from t join r on t.parent = r.id) select * from r;
create view ranked as select id, row_number() over w, lag(name) over w from t window w as (partition by parent order by at desc);
create view sets as select id from t union all select parent from t except select 1 order by 1 limit 5;
create view wide as select t.id, l.n from t cross join lateral (select count(*) n from t u where u.parent = t.id) l;
create view grouped as select parent, date_trunc('day', at) as day, count(*) filter (where name is not null), string_agg(name, ', ' order by id)
	from t group by rollup (parent, date_trunc('day', at)) having count(*) > 1;

-- create: a view that groups by a primary key
-- both:
create table t (id int primary key, name text);
-- to:
create view v as select id, name from t group by id;

-- create: a view that calls a new function and casts to a new type
-- both:
create table t (a text);
-- to:
create type mood as enum ('sad', 'ok');
create function f(mood) returns int language sql immutable as 'select 1';
create view v as select f(a::mood) as n from t;

-- create: a view with the invoker's rights
-- from-version: 15
-- both:
create table t (a int);
-- to:
create view v with (security_invoker = true) as select a from t;

-- create: a view with triggers and rules that take its writes
-- both:
create table t (a int);
create function f() returns trigger language plpgsql as 'begin insert into t values (new.a); return new; end';
-- to:
create view v as select a + 0 as a from t;
create trigger g instead of insert on v for each row execute function f();
create rule r as on delete to v do instead nothing;

-- alter: the query of a view
-- steps: replace-object
-- never: cascade
-- both:
create table t (a int, b int);
-- from:
create view v as select a, b from t;
-- data:
insert into t values (1, 2);
-- to:
create view v as select a, b from t where a > 0;
-- kept:
select a, b from v
=> 1|2

-- alter: a view gets a column at its end
-- steps: replace-object
-- both:
create table t (a int, b int);
-- from:
create view v as select a from t;
create view w as select a from v;
-- to:
create view v as select a, b from t;
create view w as select a from v;

-- alter: a view loses a column that nobody reads
-- never: cascade
-- both:
create table t (a int, b int);
-- from:
create view v as select a, b from t;
create view w as select a from v;
-- to:
create view v as select a from t;
create view w as select a from v;

-- alter: the type and the order of a view's columns, on which others depend
-- never: cascade
-- both:
create table t (a int, b int);
-- from:
create view v as select a, b from t;
create view w as select a from v;
create function n() returns setof v language sql as 'select * from v';
-- to:
create view v as select b, a::bigint as a from t;
create view w as select a from v;
create function n() returns setof v language sql as 'select * from v';

-- alter: a view's column gets another name
-- both:
create table t (a int, b int);
-- from:
create view v as select a, b from t;
-- to:
create view v as select a, b as c from t;

-- alter: a view of a table that is dropped reads another
-- data-lost
-- never: cascade
-- from:
create table t (a int);
create view v as select a from t;
-- to:
create table u (a int not null, b text, c text, d text);
create view v as select a from u;

-- alter: two views that swap who reads whom
-- steps: replace-object
-- never: cascade
-- both:
create table t (a int);
-- from:
create view v as select a from t;
create view w as select a from v;
-- to:
create view w as select a from t;
create view v as select a from w;

-- alter: the options of a view
-- steps: set-options
-- never: drop
-- both:
create table t (a int);
-- from:
create view v with (security_barrier) as select a from t where a > 1;
create view w as select a from t where a > 1;
-- to:
create view v as select a from t where a > 1;
create view w with (security_barrier = false, check_option = cascaded) as select a from t where a > 1;

-- alter: the query of a view with triggers, rules, a comment and grants on it
-- both:
create table t (a int, b int);
create function f() returns trigger language plpgsql as 'begin return new; end';
-- from:
create view v as select a, b from t;
create trigger g instead of insert on v for each row execute function f();
create rule r as on delete to v do instead nothing;
comment on view v is 'shown';
comment on column v.a is 'first';
-- to:
create view v as select b, a from t;
create trigger g instead of insert on v for each row execute function f();
create rule r as on delete to v do instead nothing;
comment on view v is 'shown';
comment on column v.a is 'first';

-- drop: a view becomes a materialized view
-- both:
create table t (a int);
-- from:
create view v as select a from t;
-- data:
insert into t values (1);
-- to:
create materialized view v as select a from t;
-- kept:
select a from t
=> 1

-- create: a table becomes a view of the same name
-- data-lost
-- from:
create table a (id int, old text);
-- data:
insert into a values (1, 'x');
-- to:
create table b (name text, at date, n numeric);
create view a as select name from b;

-- alter: two views that are written differently and are the same
-- nothing
-- both:
create table t (a int, b text);
-- from:
create view v as select t.a, b from t where (a > 1) and b = 'x';
-- to:
create view v as select a as a, t.b from public.t where a > (1) and (b = 'x'::text);

-- drop: a view
-- both:
create table t (a int);
-- from:
create view "My View" as select a from t;
-- data:
insert into t values (1);
-- to:
-- kept:
select a from t
=> 1

-- drop: views of views and what hangs on them
-- never: cascade
-- both:
create table t (a int);
-- from:
create view a as select a from t;
create view b as select a from a;
create materialized view c as select a from b;
create index on c (a);
create function f() returns setof b language sql as 'select a from b';
-- to:

-- rename: a view that another reads
-- renames: VIEW public.v -> shown
-- never: drop
-- both:
create table t (a int, b text, c date);
-- from:
create view v as select a, b, c from t where a > 0;
create view w as select a from v;
-- data:
insert into t values (1, 'x', null);
-- to:
create view shown as select a, b, c from t where a > 0;
create view w as select a from shown;
-- kept:
select a from w
=> 1
