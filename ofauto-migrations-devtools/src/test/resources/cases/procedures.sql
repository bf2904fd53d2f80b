-- kind: ROUTINE

-- create: procedures
-- to:
create table t (a int);
create procedure fill(n int default 5) language sql as 'insert into t select generate_series(1, n)';
create procedure "Do It"(inout a int, b text[]) language plpgsql security definer set search_path = public as $$
begin
	commit;
end
$$;
create procedure atomic(x int) language sql begin atomic insert into t values (x); end;

-- alter: the body of a procedure
-- steps: replace-object
-- never: drop
-- both:
create table t (a int);
-- from:
create procedure p(n int) language sql as 'insert into t values (n)';
-- data:
call p(1);
-- to:
create procedure p(n int) language sql as 'insert into t values (n + 1)';
-- kept:
select a from t
=> 1

-- alter: the name of an argument of a procedure
-- from:
create procedure p(n int) language sql as 'select n';
-- to:
create procedure p(m int) language sql as 'select m';

-- alter: an argument of a procedure gives something back
-- from:
create procedure p(n int) language plpgsql as 'begin end';
-- to:
create procedure p(inout n int) language plpgsql as 'begin end';

-- drop: a procedure with arguments in and out
-- from:
create procedure p(in a int, inout b text, out c date) language plpgsql as 'begin end';

-- rename: a procedure
-- renames: ROUTINE public.p(integer) -> clean
-- never: drop
-- from:
create procedure p(n int) language sql as 'select n';
-- to:
create procedure clean(n int) language sql as 'select n';

-- rename: a procedure with a quoted type and OUT
-- renames: ROUTINE public.p("My Type") -> q
-- both:
create type "My Type" as enum ('a');
-- from:
create procedure p("select" "My Type", out "A b" int) language sql as 'select 1'; comment on routine p is 'x';
-- to:
create procedure q("select" "My Type", out "A b" int) language sql as 'select 1'; comment on routine q is 'y';
