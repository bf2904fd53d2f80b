-- page: CREATE VIEW, ALTER VIEW
-- setup:
create table t (a int, b text);
create view v as select a, b from t;
-- form: a view
-- answer: compared
create view w as select a from t;
-- form: OR REPLACE with more columns
-- answer: compared
create or replace view v as select a, b, a + 1 as c from t;
-- form: RECURSIVE
-- answer: compared
create recursive view w (n) as values (1) union all select n + 1 from w where n < 9;
-- form: WITH (security_barrier)
-- answer: compared
create view w with (security_barrier) as select a from t;
-- form: WITH (security_invoker)
-- answer: compared
-- from-version: 15
create view w with (security_invoker) as select a from t;
-- form: WITH CHECK OPTION
-- answer: compared
create view w as select a from t where a > 0 with cascaded check option;
-- form: TEMPORARY
-- answer: no difference: it goes with its session
create temporary view w as select 1 as a;
-- form: ALTER COLUMN SET DEFAULT
-- answer: compared
alter view v alter a set default 3;
-- form: ALTER COLUMN DROP DEFAULT
-- answer: compared
-- setup:
alter view v alter a set default 3;
-- change:
alter view v alter a drop default;
-- form: OWNER TO
-- answer: privileges
alter view v owner to form_role;
-- form: RENAME COLUMN
-- answer: compared
alter view v rename a to a2;
-- form: RENAME TO
-- answer: compared
alter view v rename to v2;
-- form: SET SCHEMA
-- answer: compared
create schema s;
alter view v set schema s;
-- form: SET (security_barrier)
-- answer: compared
alter view v set (security_barrier);
-- form: RESET
-- answer: compared
-- setup:
alter view v set (security_barrier);
-- change:
alter view v reset (security_barrier);
-- form: DROP VIEW
-- answer: compared
drop view v;

-- page: CREATE MATERIALIZED VIEW, ALTER MATERIALIZED VIEW, REFRESH MATERIALIZED VIEW
-- setup:
create table t (a int, b text);
create materialized view m as select a, b from t;
create index mi on m (a);
-- form: a materialized view
-- answer: compared
create materialized view n as select a from t;
-- form: USING an access method
-- answer: compared
-- setup:
create access method heap2 type table handler heap_tableam_handler;
-- change:
create materialized view n using heap2 as select a from t;
-- form: WITH
-- answer: compared
create materialized view n with (fillfactor = 50) as select a from t;
-- form: WITH NO DATA
-- answer: compared
create materialized view n as select a from t with no data;
-- form: REFRESH WITH NO DATA
-- answer: not compared: whether a view that is there is filled is data
refresh materialized view m with no data;
-- form: ALTER COLUMN SET STATISTICS
-- answer: compared
alter materialized view m alter a set statistics 300;
-- form: ALTER COLUMN SET (n_distinct)
-- answer: compared
alter materialized view m alter a set (n_distinct = 9);
-- form: ALTER COLUMN SET STORAGE
-- answer: compared
alter materialized view m alter b set storage external;
-- form: ALTER COLUMN SET COMPRESSION
-- answer: compared
alter materialized view m alter b set compression pglz;
-- form: CLUSTER ON
-- answer: compared
alter materialized view m cluster on mi;
-- form: SET ACCESS METHOD
-- answer: compared
-- from-version: 15
-- setup:
create access method heap2 type table handler heap_tableam_handler;
-- change:
alter materialized view m set access method heap2;
-- form: SET
-- answer: compared
alter materialized view m set (fillfactor = 50);
-- form: DEPENDS ON EXTENSION
-- answer: compared
-- setup:
create extension pg_trgm;
-- change:
alter materialized view m depends on extension pg_trgm;
-- form: OWNER TO
-- answer: privileges
alter materialized view m owner to form_role;
-- form: RENAME COLUMN
-- answer: compared
alter materialized view m rename a to a2;
-- form: RENAME TO
-- answer: compared
alter materialized view m rename to m2;
-- form: SET SCHEMA
-- answer: compared
create schema s;
alter materialized view m set schema s;

-- page: CREATE RULE, ALTER RULE
-- setup:
create table t (a int);
create table log (a int);
create rule r as on insert to t do also insert into log values (new.a);
-- form: a rule
-- answer: compared
create rule q as on delete to t where old.a > 0 do instead nothing;
-- form: OR REPLACE
-- answer: compared
create or replace rule r as on insert to t do also insert into log values (new.a + 1);
-- form: RENAME TO
-- answer: compared
alter rule r on t rename to r2;
-- form: DROP RULE
-- answer: compared
drop rule r on t;

-- page: CREATE FUNCTION, ALTER FUNCTION
-- setup:
create function f(a int) returns int language sql as 'select a';
-- form: a function
-- answer: compared
create function g() returns text language plpgsql as 'begin return 1; end';
-- form: OUT, VARIADIC and named arguments with defaults
-- answer: compared
create function g(a int, out b int, variadic c int[] default '{}') language sql as 'select a';
-- form: RETURNS SETOF
-- answer: compared
create function g() returns setof int language sql as 'select 1';
-- form: RETURNS TABLE
-- answer: compared
create function g() returns table (x int, y text) language sql as 'select 1, ''''';
-- form: BEGIN ATOMIC
-- answer: compared
create function g(a int) returns int language sql begin atomic select a + 1; end;
-- form: RETURN
-- answer: compared
create function g(a int) returns int language sql return a + 1;
-- form: TRANSFORM FOR TYPE
-- answer: compared
-- setup:
create function to_sql(internal) returns int language internal immutable strict as 'int4recv';
create transform for int language plpgsql (to sql with function to_sql(internal));
-- change:
create function g(a int) returns int transform for type int language plpgsql as 'begin return a; end';
-- form: WINDOW
-- answer: compared
create function g() returns bigint language internal window as 'window_row_number';
-- form: LANGUAGE internal
-- answer: compared
create function g(int) returns int language internal strict as 'int4um';
-- form: SUPPORT
-- answer: compared
create function g(int, int) returns setof int language internal strict support generate_series_int4_support as 'generate_series_int4';
-- form: OR REPLACE with another body
-- answer: compared
create or replace function f(a int) returns int language sql as 'select a + 1';
-- form: OR REPLACE with another name of an argument
-- answer: compared
drop function f;
create function f(b int) returns int language sql as 'select b';
-- form: OR REPLACE with another default
-- answer: compared
create or replace function f(a int default 4) returns int language sql as 'select a';
-- form: another result
-- answer: compared
drop function f;
create function f(a int) returns bigint language sql as 'select a::bigint';
-- form: IMMUTABLE
-- answer: compared
alter function f immutable;
-- form: STRICT
-- answer: compared
alter function f strict;
-- form: SECURITY DEFINER
-- answer: compared
alter function f security definer;
-- form: LEAKPROOF
-- answer: compared
alter function f leakproof;
-- form: PARALLEL SAFE
-- answer: compared
alter function f parallel safe;
-- form: COST
-- answer: compared
alter function f cost 7;
-- form: ROWS
-- answer: compared
-- setup:
create function g() returns setof int language sql as 'select 1';
-- change:
alter function g rows 50;
-- form: SET a parameter
-- answer: compared
alter function f set search_path = pg_catalog, pg_temp;
-- form: SET FROM CURRENT
-- answer: compared
set work_mem = '9MB';
alter function f set work_mem from current;
reset work_mem;
-- form: RESET
-- answer: compared
-- setup:
alter function f set work_mem = '9MB';
-- change:
alter function f reset work_mem;
-- form: RENAME TO
-- answer: compared
alter function f rename to f2;
-- form: OWNER TO
-- answer: privileges
alter function f owner to form_role;
-- form: SET SCHEMA
-- answer: compared
create schema s;
alter function f set schema s;
-- form: DEPENDS ON EXTENSION
-- answer: compared
-- setup:
create extension pg_trgm;
-- change:
alter function f depends on extension pg_trgm;
-- form: DROP FUNCTION
-- answer: compared
drop function f;

-- page: CREATE PROCEDURE, ALTER PROCEDURE
-- setup:
create table t (a int);
create procedure p(a int) language sql as 'insert into t values (a)';
-- form: a procedure
-- answer: compared
create procedure q(inout a int) language plpgsql as 'begin a := 1; end';
-- form: BEGIN ATOMIC
-- answer: compared
create procedure q() language sql begin atomic insert into t values (1); insert into t values (2); end;
-- form: SECURITY DEFINER
-- answer: compared
alter procedure p security definer;
-- form: SET a parameter
-- answer: compared
alter procedure p set search_path = '';
-- form: RENAME TO
-- answer: compared
alter procedure p rename to p2;
-- form: OWNER TO
-- answer: privileges
alter procedure p owner to form_role;
-- form: SET SCHEMA
-- answer: compared
create schema s;
alter procedure p set schema s;

-- page: CREATE AGGREGATE, ALTER AGGREGATE
-- setup:
create aggregate total(int) (sfunc = int4pl, stype = int, initcond = '0');
-- form: an aggregate
-- answer: compared
create aggregate total2(int) (sfunc = int4pl, stype = int, initcond = '0');
-- form: ORDER BY, an ordered set
-- answer: compared
create aggregate part(float8 order by anyelement) (sfunc = ordered_set_transition, stype = internal, finalfunc = percentile_disc_final, finalfunc_extra);
-- form: moving state, PARALLEL, SORTOP, COMBINEFUNC
-- answer: compared
create aggregate total2(int) (sfunc = int4larger, stype = int, combinefunc = int4larger, parallel = safe, sortop = >);
-- form: another state
-- answer: compared
drop aggregate total(int);
create aggregate total(int) (sfunc = int4pl, stype = int, initcond = '1');
-- form: RENAME TO
-- answer: compared
alter aggregate total(int) rename to total2;
-- form: OWNER TO
-- answer: privileges
alter aggregate total(int) owner to form_role;
-- form: SET SCHEMA
-- answer: compared
create schema s;
alter aggregate total(int) set schema s;

-- page: CREATE TRIGGER, ALTER TRIGGER
-- setup:
create table t (a int, b text);
create view v as select a from t;
create function touched() returns trigger language plpgsql as 'begin return new; end';
create trigger g before insert on t for each row execute function touched();
create table ranged (a int) partition by range (a);
create table ranged_1 partition of ranged for values from (0) to (10);
-- form: BEFORE, several events, UPDATE OF
-- answer: compared
create trigger h before insert or update of a, b or delete on t for each row execute function touched();
-- form: AFTER TRUNCATE FOR EACH STATEMENT
-- answer: compared
create trigger h after truncate on t execute function touched();
-- form: INSTEAD OF
-- answer: compared
create trigger h instead of insert on v for each row execute function touched();
-- form: WHEN
-- answer: compared
create trigger h before update on t for each row when (old.a is distinct from new.a) execute function touched();
-- form: REFERENCING
-- answer: compared
create trigger h after insert on t referencing new table as fresh for each statement execute function touched();
-- form: arguments
-- answer: compared
create trigger h before insert on t for each row execute function touched('x', 'it''s');
-- form: CONSTRAINT, DEFERRABLE
-- answer: compared
create constraint trigger h after insert on t deferrable initially deferred for each row execute function touched();
-- form: CONSTRAINT, FROM
-- answer: compared
create table other (a int);
create constraint trigger h after insert on t from other for each row execute function touched();
-- form: of a partitioned table
-- answer: compared
create trigger h after insert on ranged for each row execute function touched();
-- form: of one partition
-- answer: compared
create trigger h after insert on ranged_1 for each row execute function touched();
-- form: RENAME TO
-- answer: compared
alter trigger g on t rename to g2;
-- form: DEPENDS ON EXTENSION
-- answer: compared
-- setup:
create extension pg_trgm;
-- change:
alter trigger g on t depends on extension pg_trgm;
-- form: DROP TRIGGER
-- answer: compared
drop trigger g on t;

-- page: CREATE EVENT TRIGGER, ALTER EVENT TRIGGER
-- setup:
create function seen() returns event_trigger language plpgsql as 'begin end';
-- form: an event trigger
-- answer: refused: No migration is made of what the schema has here: event trigger e.
create event trigger e on ddl_command_end when tag in ('CREATE TABLE') execute function seen();
-- form: DISABLE
-- answer: refused: No migration is made of what the schema has here: event trigger e.
-- setup:
create event trigger e on ddl_command_end execute function seen();
-- change:
alter event trigger e disable;
-- form: RENAME TO
-- answer: refused: No migration is made of what the schema has here: event trigger e2.
-- setup:
create event trigger e on ddl_command_end execute function seen();
-- change:
alter event trigger e rename to e2;

-- page: CREATE POLICY, ALTER POLICY
-- setup:
create table t (a int, b text);
create table u (ok boolean);
create policy p on t using (a > 0);
-- form: a policy
-- answer: compared
create policy q on t;
-- form: AS RESTRICTIVE
-- answer: compared
create policy q on t as restrictive using (a < 9);
-- form: FOR, TO, USING, WITH CHECK
-- answer: compared
create policy q on t for update to form_role using (a > 1) with check (a > 2);
-- form: a sub-select
-- answer: compared
create policy q on t using ((select ok from u));
-- form: TO other roles
-- answer: compared
alter policy p on t to form_role;
-- form: USING
-- answer: compared
alter policy p on t using (a > 7);
-- form: WITH CHECK
-- answer: compared
alter policy p on t with check (a > 7);
-- form: RENAME TO
-- answer: compared
alter policy p on t rename to p2;
-- form: DROP POLICY
-- answer: compared
drop policy p on t;
