-- page: CREATE SCHEMA, ALTER SCHEMA
-- setup:
create schema s;
-- form: a schema
-- answer: compared
create schema r;
-- form: AUTHORIZATION
-- answer: privileges
create schema r authorization form_role;
-- form: RENAME TO
-- answer: compared
alter schema s rename to s2;
-- form: OWNER TO
-- answer: privileges
alter schema s owner to form_role;

-- page: CREATE SEQUENCE, ALTER SEQUENCE
-- setup:
create table t (a int, b int);
create sequence q;
-- form: a sequence
-- answer: compared
create sequence r;
-- form: AS, INCREMENT, MINVALUE, MAXVALUE, START, CACHE, CYCLE
-- answer: compared
create sequence r as smallint increment -2 minvalue -100 maxvalue 100 start 50 cache 5 cycle;
-- form: OWNED BY
-- answer: compared
create sequence r owned by t.a;
-- form: UNLOGGED
-- answer: compared
-- from-version: 15
create unlogged sequence r;
-- form: TEMPORARY
-- answer: no difference: it goes with its session
create temporary sequence r;
-- form: AS
-- answer: compared
alter sequence q as int;
-- form: INCREMENT
-- answer: compared
alter sequence q increment 3;
-- form: MINVALUE
-- answer: compared
alter sequence q minvalue -5;
-- form: MAXVALUE
-- answer: compared
alter sequence q maxvalue 500;
-- form: START
-- answer: compared
alter sequence q start 5;
-- form: RESTART
-- answer: no difference: where a sequence stands is data
alter sequence q restart with 500;
-- form: CACHE
-- answer: compared
alter sequence q cache 5;
-- form: CYCLE
-- answer: compared
alter sequence q cycle;
-- form: OWNED BY another column
-- answer: compared
alter sequence q owned by t.b;
-- form: SET UNLOGGED
-- answer: compared
-- from-version: 15
alter sequence q set unlogged;
-- form: OWNER TO
-- answer: privileges
alter sequence q owner to form_role;
-- form: RENAME TO
-- answer: compared
alter sequence q rename to q2;
-- form: SET SCHEMA
-- answer: compared
create schema s;
alter sequence q set schema s;

-- page: CREATE TYPE, ALTER TYPE
-- setup:
create type mood as enum ('sad', 'ok');
create type place as (x int, y int);
create type span as range (subtype = int);
create table t (m mood, p place);
-- form: an enum
-- answer: compared
create type mood2 as enum ('a', 'b');
-- form: a composite type
-- answer: compared
create type place2 as (x int, y text collate "C");
-- form: a range type with all options
-- answer: compared
create function less(date, date) returns float8 language sql immutable as 'select ($1 - $2)::float8';
create type span2 as range (subtype = date, subtype_diff = less);
-- form: a range type, MULTIRANGE_TYPE_NAME
-- answer: compared
create type span2 as range (subtype = date, multirange_type_name = spans2);
-- form: a shell type
-- answer: refused: No migration is made of what the schema has here: shell type public.shell.
create type shell;
-- form: a base type
-- answer: refused: No migration is made of what the schema has here: base type public.mine.
create type mine;
create function mine_in(cstring) returns mine language internal immutable strict as 'textin';
create function mine_out(mine) returns cstring language internal immutable strict as 'textout';
create type mine (input = mine_in, output = mine_out, like = text);
-- form: SET properties of a base type
-- answer: refused: No migration is made of what the schema has here: base type public.mine.
-- setup:
create type mine;
create function mine_in(cstring) returns mine language internal immutable strict as 'textin';
create function mine_out(mine) returns cstring language internal immutable strict as 'textout';
create type mine (input = mine_in, output = mine_out, like = text);
-- change:
alter type mine set (storage = external);
-- form: ADD VALUE
-- answer: compared
alter type mood add value 'happy';
-- form: ADD VALUE BEFORE
-- answer: compared
alter type mood add value 'fine' before 'ok';
-- form: RENAME VALUE
-- answer: compared
alter type mood rename value 'ok' to 'okay';
-- form: the values in another order
-- answer: compared
create type mood2 as enum ('ok', 'sad');
alter table t alter m type mood2 using m::text::mood2;
drop type mood;
alter type mood2 rename to mood;
-- form: ADD ATTRIBUTE
-- answer: compared
alter type place add attribute z int;
-- form: DROP ATTRIBUTE
-- answer: compared
alter type place drop attribute y;
-- form: RENAME ATTRIBUTE
-- answer: compared
alter type place rename attribute y to y2;
-- form: ALTER ATTRIBUTE TYPE
-- answer: compared
-- setup:
create type free as (x int);
-- change:
alter type free alter attribute x type bigint;
-- form: ALTER ATTRIBUTE TYPE, COLLATE
-- answer: compared
-- setup:
create type free as (x text);
-- change:
alter type free alter attribute x type text collate "C";
-- form: the attributes in another order
-- answer: refused: its attributes can neither change their types nor their order
alter table t drop p;
drop type place;
create type place as (y int, x int);
alter table t add p place;
-- form: RENAME TO
-- answer: compared
alter type mood rename to mood2;
-- form: RENAME TO of a range type, whose constructors keep their names
-- answer: compared
alter type span rename to span2;
-- form: RENAME TO of a multirange type
-- answer: compared
alter type span_multirange rename to spans;
-- form: SET SCHEMA of a range type, whose multirange and constructors stay
-- answer: compared
-- setup:
create schema s;
-- change:
alter type span set schema s;
-- form: OWNER TO
-- answer: privileges
alter type mood owner to form_role;
-- form: SET SCHEMA
-- answer: compared
create schema s;
alter type mood set schema s;
-- form: DROP TYPE
-- answer: compared
drop type span;

-- page: CREATE DOMAIN, ALTER DOMAIN
-- setup:
create domain d as int constraint pos check (value > 0);
-- form: a domain
-- answer: compared
create domain e as text collate "C" default 'x' not null check (value <> '');
-- form: SET DEFAULT
-- answer: compared
alter domain d set default 4;
-- form: DROP DEFAULT
-- answer: compared
-- setup:
alter domain d set default 4;
-- change:
alter domain d drop default;
-- form: SET NOT NULL
-- answer: compared
alter domain d set not null;
-- form: ADD CONSTRAINT
-- answer: compared
alter domain d add constraint c check (value < 9);
-- form: ADD CONSTRAINT NOT VALID
-- answer: compared
alter domain d add constraint c check (value < 9) not valid;
-- form: ADD CONSTRAINT NOT NULL with a name
-- answer: compared
-- from-version: 17
alter domain d add constraint there not null;
-- form: DROP CONSTRAINT
-- answer: compared
alter domain d drop constraint pos;
-- form: RENAME CONSTRAINT
-- answer: compared
alter domain d rename constraint pos to positive;
-- form: VALIDATE CONSTRAINT
-- answer: compared
-- setup:
alter domain d add constraint c check (value < 9) not valid;
-- change:
alter domain d validate constraint c;
-- form: another type
-- answer: compared
drop domain d;
create domain d as bigint constraint pos check (value > 0);
-- form: OWNER TO
-- answer: privileges
alter domain d owner to form_role;
-- form: RENAME TO
-- answer: compared
alter domain d rename to d2;
-- form: SET SCHEMA
-- answer: compared
create schema s;
alter domain d set schema s;

-- page: CREATE COLLATION, ALTER COLLATION
-- setup:
create collation k (provider = icu, locale = 'de');
-- form: a collation
-- answer: compared
create collation l (provider = icu, locale = 'und', deterministic = false);
-- form: RULES
-- answer: compared
-- from-version: 16
create collation l (provider = icu, locale = 'und', rules = '&a < g');
-- form: PROVIDER builtin
-- answer: compared
-- from-version: 17
create collation l (provider = builtin, locale = 'C.UTF-8');
-- form: FROM
-- answer: compared
create collation l from "C";
-- form: VERSION
-- answer: not compared: the version is that of the library that the server has
create collation l (provider = icu, locale = 'de', version = '1');
-- form: another locale
-- answer: compared
drop collation k;
create collation k (provider = icu, locale = 'fr');
-- form: RENAME TO
-- answer: compared
alter collation k rename to k2;
-- form: OWNER TO
-- answer: privileges
alter collation k owner to form_role;
-- form: SET SCHEMA
-- answer: compared
create schema s;
alter collation k set schema s;

-- page: CREATE STATISTICS, ALTER STATISTICS
-- setup:
create table t (a int, b int, c text);
create statistics s on a, b from t;
-- form: statistics
-- answer: compared
create statistics r (ndistinct, dependencies, mcv) on a, c from t;
-- form: an expression
-- answer: compared
create statistics r on (a + b) from t;
-- form: SET STATISTICS
-- answer: compared
alter statistics s set statistics 100;
-- form: other kinds
-- answer: compared
drop statistics s;
create statistics s (mcv) on a, b from t;
-- form: RENAME TO
-- answer: compared
alter statistics s rename to s2;
-- form: OWNER TO
-- answer: privileges
alter statistics s owner to form_role;
-- form: SET SCHEMA
-- answer: compared
create schema q;
alter statistics s set schema q;

-- page: CREATE EXTENSION, ALTER EXTENSION
-- setup:
create extension pg_trgm;
create function mine() returns int language sql as 'select 1';
-- form: an extension
-- answer: compared
create extension citext;
-- form: SCHEMA
-- answer: compared
create schema s;
create extension citext schema s;
-- form: VERSION
-- answer: compared
create extension citext version '1.5';
-- form: CASCADE
-- answer: compared
create extension earthdistance cascade;
-- form: UPDATE TO
-- answer: compared
-- setup:
create extension citext version '1.5';
-- change:
alter extension citext update to '1.6';
-- form: SET SCHEMA
-- answer: compared
create schema s;
alter extension pg_trgm set schema s;
-- form: ADD
-- answer: refused: The routine mine() is to become a member of the extension pg_trgm. Write ALTER EXTENSION pg_trgm ADD … into a migration by hand: migrate new <name>.
alter extension pg_trgm add function mine();
-- form: DROP member
-- answer: refused: The routine show_limit() is a member of the extension pg_trgm. Write ALTER EXTENSION pg_trgm DROP … into a migration by hand: migrate new <name>.
alter extension pg_trgm drop function show_limit();
-- form: DROP EXTENSION
-- answer: compared
drop extension pg_trgm;

-- page: CREATE CAST
-- setup:
create type place as (x int, y int);
create function as_text(place) returns text language sql immutable as 'select $1.x::text';
-- form: WITH FUNCTION
-- answer: compared
create cast (place as text) with function as_text(place);
-- form: AS IMPLICIT
-- answer: compared
create cast (place as text) with function as_text(place) as implicit;
-- form: WITHOUT FUNCTION
-- answer: compared
create cast (xml as json) without function;
-- form: WITH INOUT
-- answer: compared
create cast (place as json) with inout as assignment;

-- page: CREATE OPERATOR, ALTER OPERATOR
-- setup:
create function same(int, text) returns boolean language sql immutable as 'select $1::text = $2';
create operator @=@ (leftarg = int, rightarg = text, function = same);
-- form: an operator
-- answer: not compared: what extends PostgreSQL itself is made by hand
create operator @==@ (leftarg = int, rightarg = text, function = same, restrict = eqsel, join = eqjoinsel);
-- form: SET (RESTRICT)
-- answer: not compared: what extends PostgreSQL itself is made by hand
alter operator @=@ (int, text) set (restrict = eqsel);
-- form: OWNER TO
-- answer: not compared: what extends PostgreSQL itself is made by hand
alter operator @=@ (int, text) owner to form_role;
-- form: SET SCHEMA
-- answer: not compared: what extends PostgreSQL itself is made by hand
create schema s;
alter operator @=@ (int, text) set schema s;

-- page: CREATE OPERATOR CLASS, CREATE OPERATOR FAMILY, ALTER OPERATOR FAMILY
-- setup:
create operator family fam using btree;
create operator class cls for type int using btree family fam as operator 1 <, operator 3 =, function 1 btint4cmp(int, int);
-- form: an operator class
-- answer: not compared: what extends PostgreSQL itself is made by hand
create operator class cls2 for type int using hash as operator 1 =, function 1 hashint4(int);
-- form: an operator family
-- answer: not compared: what extends PostgreSQL itself is made by hand
create operator family fam2 using hash;
-- form: ADD
-- answer: not compared: what extends PostgreSQL itself is made by hand
alter operator family fam using btree add operator 2 <= (int, int);
-- form: RENAME TO
-- answer: not compared: what extends PostgreSQL itself is made by hand
alter operator class cls using btree rename to cls3;
-- form: OWNER TO
-- answer: not compared: what extends PostgreSQL itself is made by hand
alter operator family fam using btree owner to form_role;
-- form: SET SCHEMA
-- answer: not compared: what extends PostgreSQL itself is made by hand
create schema s;
alter operator family fam using btree set schema s;

-- page: CREATE ACCESS METHOD, CREATE LANGUAGE, CREATE CONVERSION, CREATE TRANSFORM
-- setup:
create conversion c for 'LATIN1' to 'UTF8' from iso8859_1_to_utf8;
-- form: an access method
-- answer: not compared: what extends PostgreSQL itself is made by hand
create access method heap2 type table handler heap_tableam_handler;
-- form: a language
-- answer: not compared: what extends PostgreSQL itself is made by hand
create language mine handler plpgsql_call_handler;
-- form: a conversion
-- answer: not compared: what extends PostgreSQL itself is made by hand
create conversion c2 for 'LATIN1' to 'UTF8' from iso8859_1_to_utf8;
-- form: ALTER CONVERSION RENAME TO
-- answer: not compared: what extends PostgreSQL itself is made by hand
alter conversion c rename to c3;
-- form: a transform
-- answer: not compared: what extends PostgreSQL itself is made by hand
create function to_sql(internal) returns int language internal immutable strict as 'int4recv';
create transform for int language plpgsql (to sql with function to_sql(internal));

-- page: CREATE TEXT SEARCH, ALTER TEXT SEARCH
-- setup:
create text search dictionary dict (template = simple, stopwords = english);
create text search configuration conf (copy = simple);
-- form: CONFIGURATION
-- answer: compared
create text search configuration conf2 (parser = default);
-- form: CONFIGURATION, COPY
-- answer: compared
create text search configuration conf2 (copy = english);
-- form: CONFIGURATION, ADD MAPPING
-- answer: compared
-- setup:
create text search configuration conf2 (parser = default);
-- change:
alter text search configuration conf2 add mapping for word with dict, simple;
-- form: CONFIGURATION, ALTER MAPPING
-- answer: compared
alter text search configuration conf alter mapping for word with dict;
-- form: CONFIGURATION, DROP MAPPING
-- answer: compared
alter text search configuration conf drop mapping for word;
-- form: CONFIGURATION, RENAME TO
-- answer: compared
alter text search configuration conf rename to conf2;
-- form: CONFIGURATION, OWNER TO
-- answer: privileges
alter text search configuration conf owner to form_role;
-- form: CONFIGURATION, SET SCHEMA
-- answer: compared
create schema s;
alter text search configuration conf set schema s;
-- form: DICTIONARY
-- answer: compared
create text search dictionary dict2 (template = simple);
-- form: DICTIONARY, options
-- answer: compared
alter text search dictionary dict (accept = false);
-- form: DICTIONARY, RENAME TO
-- answer: compared
alter text search dictionary dict rename to dict2;
-- form: DICTIONARY, OWNER TO
-- answer: privileges
alter text search dictionary dict owner to form_role;
-- form: PARSER
-- answer: not compared: what extends PostgreSQL itself is made by hand
create text search parser pars (start = prsd_start, gettoken = prsd_nexttoken, end = prsd_end, lextypes = prsd_lextype);
-- form: TEMPLATE
-- answer: not compared: what extends PostgreSQL itself is made by hand
create text search template temp (init = dsimple_init, lexize = dsimple_lexize);

-- page: CREATE FOREIGN DATA WRAPPER, CREATE SERVER, CREATE USER MAPPING, CREATE FOREIGN TABLE
-- setup:
create foreign data wrapper fdw;
create server srv foreign data wrapper fdw;
create user mapping for form_role server srv;
create foreign table ft (a int options (x '1'), b text) server srv options (y '2');
-- form: a foreign data wrapper
-- answer: not compared: foreign servers differ from place to place, and are made by hand
create foreign data wrapper fdw2 options (o 'x');
-- form: ALTER FOREIGN DATA WRAPPER OPTIONS
-- answer: not compared: foreign servers differ from place to place, and are made by hand
alter foreign data wrapper fdw options (add o 'x');
-- form: a server
-- answer: not compared: foreign servers differ from place to place, and are made by hand
create server srv2 type 'x' version '1' foreign data wrapper fdw options (host 'h');
-- form: ALTER SERVER OPTIONS
-- answer: not compared: foreign servers differ from place to place, and are made by hand
alter server srv options (add host 'h');
-- form: ALTER SERVER VERSION
-- answer: not compared: foreign servers differ from place to place, and are made by hand
alter server srv version '2';
-- form: a user mapping
-- answer: not compared: foreign servers differ from place to place, and are made by hand
create user mapping for current_user server srv options (u 'x');
-- form: ALTER USER MAPPING
-- answer: not compared: foreign servers differ from place to place, and are made by hand
alter user mapping for form_role server srv options (add u 'y');
-- form: a foreign table
-- answer: compared
create foreign table ft2 (a int options (x '1') not null default 4) server srv;
-- form: a foreign table, PARTITION OF
-- answer: compared
create table ranged (a int) partition by range (a);
create foreign table ft2 partition of ranged for values from (0) to (9) server srv;
-- form: ALTER FOREIGN TABLE OPTIONS
-- answer: compared
alter foreign table ft options (set y '3');
-- form: ALTER FOREIGN TABLE ALTER COLUMN OPTIONS
-- answer: compared
alter foreign table ft alter a options (set x '3');
-- form: ALTER FOREIGN TABLE ADD COLUMN
-- answer: compared
alter foreign table ft add c int;
-- form: ALTER FOREIGN TABLE RENAME TO
-- answer: compared
alter foreign table ft rename to ft2;

-- page: CREATE PUBLICATION, CREATE SUBSCRIPTION
-- setup:
create table t (a int primary key);
-- form: a publication
-- answer: refused: No migration is made of what the schema has here: publication p.
create publication p for table t;
-- form: ALTER PUBLICATION SET
-- answer: refused: No migration is made of what the schema has here: publication p.
-- setup:
create publication p for table t;
-- change:
alter publication p set (publish = 'insert');
-- form: FOR TABLE WHERE and columns
-- answer: refused: No migration is made of what the schema has here: publication p.
-- from-version: 15
create publication p for table t (a) where (a > 0);
-- form: FOR TABLES IN SCHEMA
-- answer: refused: No migration is made of what the schema has here: publication p.
-- from-version: 15
create publication p for tables in schema public;
-- form: a subscription
-- answer: refused: No migration is made of what reaches beyond the database.
create subscription sub connection 'dbname=none' publication p with (connect = false);

-- page: COMMENT ON
-- setup:
create table t (a int primary key check (a > 0), b text) ;
create index i on t (b);
create view v as select a from t;
create function f(a int) returns int language sql as 'select a';
create procedure p() language sql as 'select 1';
create aggregate total(int) (sfunc = int4pl, stype = int);
create function touched() returns trigger language plpgsql as 'begin return new; end';
create trigger g before insert on t for each row execute function touched();
create rule r as on delete to t do also nothing;
create policy pol on t;
create type mood as enum ('sad');
create type place as (x int);
create domain d as int constraint pos check (value > 0);
create sequence q;
create statistics s on a, b from t;
create collation k (provider = icu, locale = 'de');
create schema sch;
create extension pg_trgm;
create cast (xml as json) without function;
create text search configuration conf (copy = simple);
create text search dictionary dict (template = simple);
create foreign data wrapper fdw;
create server srv foreign data wrapper fdw;
create operator family fam using btree;
create materialized view m as select a from t;
create table w (a int not null, b int references t, constraint positive check (a > 0)) partition by range (a);
create table w1 partition of w for values from (0) to (10);
create index w_b on w (b);
create trigger g after insert on w for each row execute function touched();
create table kid () inherits (t);
create constraint trigger late after insert on t for each row execute function touched();
-- form: TABLE
-- answer: compared
comment on table t is 'x';
-- form: COLUMN
-- answer: compared
comment on column t.a is 'x';
-- form: COLUMN of a view
-- answer: compared
comment on column v.a is 'x';
-- form: COLUMN of a composite type
-- answer: compared
comment on column place.x is 'x';
-- form: COLUMN of a materialized view
-- answer: compared
comment on column m.a is 'x';
-- form: CONSTRAINT
-- answer: compared
comment on constraint t_a_check on t is 'x';
-- form: CONSTRAINT of NOT NULL
-- answer: not compared: NOT NULL is a property of its column, which can have a comment of its own
-- from-version: 18
comment on constraint w_a_not_null on w is 'x';
-- form: CONSTRAINT that a partition has from its parent
-- answer: not compared: what a partition or a child has from its parent is the parent's, which can have the comment
comment on constraint positive on w1 is 'x';
-- form: CONSTRAINT, a partition's part of a foreign key
-- answer: not compared: what a partition or a child has from its parent is the parent's, which can have the comment
comment on constraint w_b_fkey on w1 is 'x';
-- form: CONSTRAINT that a child inherits
-- answer: not compared: what a partition or a child has from its parent is the parent's, which can have the comment
comment on constraint t_a_check on kid is 'x';
-- form: CONSTRAINT of a constraint trigger
-- answer: not compared: the trigger itself can have a comment
comment on constraint late on t is 'x';
-- form: CONSTRAINT ON DOMAIN
-- answer: compared
comment on constraint pos on domain d is 'x';
-- form: INDEX
-- answer: compared
comment on index i is 'x';
-- form: INDEX of a partition
-- answer: compared
comment on index w1_b_idx is 'x';
-- form: COLUMN of a partition
-- answer: compared
comment on column w1.b is 'x';
-- form: INDEX of a constraint
-- answer: compared
comment on index t_pkey is 'x';
-- form: VIEW
-- answer: compared
comment on view v is 'x';
-- form: MATERIALIZED VIEW
-- answer: compared
comment on materialized view m is 'x';
-- form: FUNCTION
-- answer: compared
comment on function f(int) is 'x';
-- form: PROCEDURE
-- answer: compared
comment on procedure p() is 'x';
-- form: AGGREGATE
-- answer: compared
comment on aggregate total(int) is 'x';
-- form: TRIGGER
-- answer: compared
comment on trigger g on t is 'x';
-- form: TRIGGER that a partition has from its parent
-- answer: not compared: what a partition or a child has from its parent is the parent's, which can have the comment
comment on trigger g on w1 is 'x';
-- form: RULE
-- answer: compared
comment on rule r on t is 'x';
-- form: POLICY
-- answer: compared
comment on policy pol on t is 'x';
-- form: TYPE
-- answer: compared
comment on type mood is 'x';
-- form: DOMAIN
-- answer: compared
comment on domain d is 'x';
-- form: SEQUENCE
-- answer: compared
comment on sequence q is 'x';
-- form: STATISTICS
-- answer: compared
comment on statistics s is 'x';
-- form: COLLATION
-- answer: compared
comment on collation k is 'x';
-- form: SCHEMA
-- answer: compared
comment on schema sch is 'x';
-- form: SCHEMA public
-- answer: compared
comment on schema public is 'x';
-- form: EXTENSION
-- answer: compared
comment on extension pg_trgm is 'x';
-- form: CAST
-- answer: compared
comment on cast (xml as json) is 'x';
-- form: TEXT SEARCH CONFIGURATION
-- answer: compared
comment on text search configuration conf is 'x';
-- form: TEXT SEARCH DICTIONARY
-- answer: compared
comment on text search dictionary dict is 'x';
-- form: FOREIGN DATA WRAPPER
-- answer: not compared: foreign servers differ from place to place, and are made by hand
comment on foreign data wrapper fdw is 'x';
-- form: SERVER
-- answer: not compared: foreign servers differ from place to place, and are made by hand
comment on server srv is 'x';
-- form: OPERATOR FAMILY
-- answer: not compared: what extends PostgreSQL itself is made by hand
comment on operator family fam using btree is 'x';
-- form: LANGUAGE
-- answer: not compared: what PostgreSQL itself comes with is no part of a schema
comment on language plpgsql is 'x';
-- form: a table of PostgreSQL itself
-- answer: not compared: what PostgreSQL itself comes with is no part of a schema
comment on table pg_catalog.pg_class is 'x';

-- page: GRANT, REVOKE, ALTER DEFAULT PRIVILEGES
-- setup:
create table t (a int, b text);
create sequence q;
create function f(a int) returns int language sql as 'select a';
create type mood as enum ('sad');
create schema sch;
-- form: GRANT ON TABLE
-- answer: privileges
grant select on t to form_role;
-- form: GRANT of columns
-- answer: privileges
grant select (a) on t to form_role;
-- form: GRANT WITH GRANT OPTION
-- answer: privileges
grant select on t to form_role with grant option;
-- form: GRANT ON SEQUENCE
-- answer: privileges
grant usage on sequence q to form_role;
-- form: GRANT ON FUNCTION
-- answer: privileges
grant execute on function f(int) to form_role;
-- form: REVOKE from PUBLIC
-- answer: privileges
revoke execute on function f(int) from public;
-- form: GRANT ON SCHEMA
-- answer: privileges
grant usage on schema sch to form_role;
-- form: GRANT ON TYPE
-- answer: privileges
grant usage on type mood to form_role;
