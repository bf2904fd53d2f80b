-- kind: TABLE

-- create: a table with columns of many types
-- to:
create table everything (
	a smallint, b integer not null, c bigint, d real, e double precision, f numeric(12, 2), g numeric,
	h varchar(20), i char(3), j text not null, k boolean default false, l date, m time(3), n timetz, o timestamp(6),
	p timestamptz not null default now(), q interval, r interval day to second(2), s uuid, t json, u jsonb, v bytea,
	w inet, x cidr, y macaddr, z bit(4), aa varbit(9), bb money, cc xml, dd point, ee box, ff tsvector, gg int4range,
	hh int[], ii text[][], jj varchar(5)[], kk oid, ll "char", mm name, nn int4multirange
);

-- create: a table without columns
-- to:
create table nothing ();

-- create: names that are reserved, mixed, dotted, spaced and quoted
-- to:
create table "Order" ("select" int primary key, "From" text, "user" int references "Order");
create table "a.b" ("c.d" int unique, "e""f" text default 'x');
create table "with space" ("ünï" int check ("ünï" > 0), " " text);
create index "I.x" on "a.b" ("e""f");

-- create: a name of 63 bytes
-- to:
create table aaaaaaaaaabbbbbbbbbbccccccccccddddddddddeeeeeeeeeeffffffffffggg (
	id int primary key, aaaaaaaaaabbbbbbbbbbccccccccccddddddddddeeeeeeeeeeffffffffffggg text unique
);

-- create: an unlogged table that numbers its rows
-- only: create unlogged table
-- from-version: 15
-- to:
create unlogged table visit (id serial, at date);

-- create: an unlogged table with storage parameters
-- to:
create unlogged table cache (k text primary key, v bytea) with (fillfactor = 70, autovacuum_enabled = false);

-- create: two tables that refer to each other
-- to:
create table author (id int primary key, best_book int);
create table book (id int primary key, author int not null references author);
alter table author add foreign key (best_book) references book;

-- create: a table that refers to itself
-- to:
create table node (id int primary key, parent int references node on delete cascade, constraint odd check (parent <> id));

-- create: a table of a composite type
-- to:
create type address as (street text, city text);
create table home of address (city not null, primary key (street));

-- create: a table whose columns have the row type of another
-- to:
create table zebra (id int, name text);
create table aardvark (id int, friend zebra, friends zebra[]);

-- create: a chain of tables in the wrong order of names
-- to:
create table z (id int primary key);
create table y (id int primary key references z);
create table x (id int primary key references y);
create table w (id int primary key references x, z int references z);

-- create: three tables in a ring of foreign keys
-- both:
create table a (id int primary key, b int);
-- data:
insert into a values (1, null), (2, null);
-- to:
create table b (id int primary key, c int);
create table c (id int primary key, a int references a);
alter table b add foreign key (c) references c;
alter table a add foreign key (b) references b;
-- kept:
select id, b from a order by id
=> 1|
=> 2|

-- drop: a table with rows
-- data-lost
-- both:
create table stays (id int primary key);
-- from:
create table goes (id int primary key, name text);
-- data:
insert into stays values (7);
insert into goes values (1, 'x');
-- to:
-- kept:
select id from stays
=> 7

-- drop: a table and the view that shows it
-- data-lost
-- from:
create table t (id int);
create view v as select id from t;
create view w as select id from v;

-- drop: two tables that refer to each other
-- data-lost
-- from:
create table author (id int primary key, best_book int);
create table book (id int primary key, author int not null references author);
alter table author add foreign key (best_book) references book;
-- data:
insert into author values (1, null);
insert into book values (1, 1);
update author set best_book = 1;

-- drop: a table that others refer to, which stay
-- data-lost
-- never: cascade
-- from:
create table country (code char(2) primary key);
create table person (id int primary key, country char(2) references country);
-- data:
insert into country values ('de');
insert into person values (1, 'de');
-- to:
create table person (id int primary key, country char(2));
-- kept:
select id, country from person
=> 1|de

-- drop: a table with a sequence of its own, triggers, policies and indexes
-- data-lost
-- from:
create table t (id serial primary key, v int check (v > 0));
create index on t (v);
create function f() returns trigger language plpgsql as 'begin return new; end';
create trigger g before insert on t for each row execute function f();
alter table t enable row level security;
create policy p on t using (v > 1);
comment on table t is 'old';
comment on column t.v is 'old';
-- to:
create function f() returns trigger language plpgsql as 'begin return new; end';

-- drop: a table and the function that takes its rows
-- data-lost
-- from:
create table t (id int, name text);
create function label(t) returns text language sql immutable as 'select $1.name';
create index on t (label(t));

-- drop: a table that a function of SQL standard style reads
-- data-lost
-- from:
create table t (id int);
create function n() returns bigint language sql begin atomic select count(*) from t; end;
-- to:
create function n() returns bigint language sql begin atomic select 0::bigint; end;

-- alter: a table becomes unlogged
-- steps: set-logged
-- only: alter table
-- from:
create table t (id int primary key);
-- data:
insert into t values (1);
-- to:
create unlogged table t (id int primary key);
-- kept:
select id from t
=> 1

-- alter: an unlogged table becomes logged
-- steps: set-logged
-- only: alter table, alter sequence
-- from:
create unlogged table t (id int primary key, s serial);
-- data:
insert into t values (1);
-- to:
create table t (id int primary key, s serial);
-- kept:
select id, s from t
=> 1|1

-- alter: a table and the one that refers to it become unlogged
-- steps: set-logged
-- from:
create table a (id int primary key);
create table b (id int primary key references a);
-- to:
create unlogged table a (id int primary key);
create unlogged table b (id int primary key references a);

-- alter: a table and the one that refers to it become logged
-- steps: set-logged
-- from:
create unlogged table a (id int primary key);
create unlogged table b (id int primary key references a);
-- to:
create table a (id int primary key);
create table b (id int primary key references a);

-- alter: storage parameters are set, changed and reset
-- steps: set-options
-- only: alter table
-- from:
create table t (id int) with (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.1, toast.autovacuum_enabled = false);
-- data:
insert into t values (1);
-- to:
create table t (id int) with (fillfactor = 80, autovacuum_analyze_threshold = 100);
-- kept:
select id from t
=> 1

-- alter: the replica identity becomes full
-- steps: set-replica-identity
-- only: alter table
-- from:
create table t (id int primary key);
-- to:
create table t (id int primary key);
alter table t replica identity full;

-- alter: the replica identity becomes a new index
-- both:
create table t (id int not null, code text not null);
-- data:
insert into t values (1, 'a');
-- to:
create unique index t_code on t (code);
alter table t replica identity using index t_code;
-- kept:
select id, code from t
=> 1|a

-- alter: the index of the replica identity goes
-- from:
create table t (id int not null primary key, code text not null);
create unique index "T code" on t (code);
alter table t replica identity using index "T code";
-- to:
create table t (id int not null primary key, code text not null);

-- alter: another order of columns is no difference
-- nothing
-- from:
create table t (a int primary key, b text, c date);
-- data:
insert into t values (1, 'x', '2020-02-02');
-- to:
create table t (c date, b text, a int primary key);
-- kept:
select a, b, c from t
=> 1|x|2020-02-02

-- alter: a typed table becomes its own
-- steps: set-table-type
-- never: drop table
-- both:
create type address as (street text, city text);
-- from:
create table home of address;
-- data:
insert into home values ('s', 'c');
-- to:
create table home (street text, city text);
-- kept:
select street, city from home
=> s|c

-- alter: a table takes its columns from a type
-- steps: set-table-type
-- never: drop table
-- both:
create type address as (street text, city text);
-- from:
create table home (street text, city text);
-- data:
insert into home values ('s', 'c');
-- to:
create table home of address;
-- kept:
select street, city from home
=> s|c

-- alter: a table becomes partitioned
-- from:
create table t (id int, at date);
-- to:
create table t (id int, at date) partition by range (at);

-- rename: a table with rows
-- renames: TABLE public.client -> customer
-- from:
create table client (id int, name text);
-- data:
insert into client values (1, 'Ann');
-- to:
create table customer (id int, name text);
-- kept:
select id, name from customer
=> 1|Ann

-- rename: a table with a key, a serial, an index and all names that come with it
-- renames: TABLE public.client -> customer
-- renames: SEQUENCE public.client_id_seq -> customer_id_seq
-- renames: CONSTRAINT public.customer.client_pkey -> customer_pkey
-- renames: CONSTRAINT public.customer.client_email_key -> customer_email_key
-- renames: CONSTRAINT public.customer.client_parent_fkey -> customer_parent_fkey
-- renames: INDEX public.client_parent_idx -> customer_parent_idx
-- from:
create table client (id serial primary key, email text unique, parent int references client);
create index client_parent_idx on client (parent);
-- data:
insert into client (email) values ('a@b'), ('c@d');
-- to:
create table customer (id serial primary key, email text unique, parent int references customer);
create index customer_parent_idx on customer (parent);
-- kept:
select id, email from customer order by id
=> 1|a@b
=> 2|c@d

-- rename: a table that a view shows and another refers to
-- renames: TABLE public.client -> customer
-- from:
create table client (id int primary key, name text);
create table invoice (id int primary key, client int references client);
create view names as select name from client;
-- data:
insert into client values (1, 'Ann');
insert into invoice values (5, 1);
-- to:
create table customer (id int, name text, constraint client_pkey primary key (id));
create table invoice (id int primary key, client int references customer);
create view names as select name from customer;
-- kept:
select i.id, c.name from invoice i join customer c on c.id = i.client
=> 5|Ann

-- rename: a table gets a name to be quoted
-- renames: TABLE public.orders -> Order
-- from:
create table orders (id int, total numeric);
-- data:
insert into orders values (1, 9.5);
-- to:
create table "Order" (id int, total numeric);
-- kept:
select id, total from "Order"
=> 1|9.5

-- rename: a table that gets a column in the same step
-- renames: TABLE public.client -> customer
-- from:
create table client (id int, name text, street text, city text);
-- data:
insert into client values (1, 'Ann', 's', 'c');
-- to:
create table customer (id int, name text, street text, city text, vat text);
-- kept:
select id, name, vat from customer
=> 1|Ann|

-- drop: a table makes room for another of its shape, which is no rename
-- suspected: TABLE public.client -> supplier
-- data-lost
-- from:
create table client (id int, name text, street text, city text);
-- data:
insert into client values (1, 'Ann', 's', 'c');
-- to:
create table supplier (id int, name text, street text, city text);
-- kept:
select count(*) from supplier
=> 0

-- rename: a table moves to another schema with all that hangs on it
-- renames: TABLE public.orders -> sales.orders
-- never: drop
-- both:
create schema sales;
create table client (id int primary key);
-- from:
create table orders (id serial primary key, client int references client, total numeric check (total > 0));
create index on orders (client);
create view v as select id, total from orders;
-- data:
insert into client values (1);
insert into orders (client, total) values (1, 5);
-- to:
create table sales.orders (id serial primary key, client int references client, total numeric check (total > 0));
create index on sales.orders (client);
create view v as select id, total from sales.orders;
-- kept:
select id, total from v
=> 1|5

-- create: a table with settings of its TOAST table
-- to:
create table t (a text) with (fillfactor = 80, toast.autovacuum_enabled = false);
create materialized view m with (toast.autovacuum_vacuum_threshold = 9) as select a from t;

-- alter: the settings of the TOAST table
-- steps: set-options
-- only: alter table, alter materialized view
-- from:
create table t (a text) with (toast.autovacuum_enabled = false);
create materialized view m as select a from t;
-- to:
create table t (a text) with (toast.autovacuum_vacuum_threshold = 9);
create materialized view m with (toast.autovacuum_enabled = false) as select a from t;

-- alter: a table with rows becomes partitioned
-- fails: check constraint "rows_would_be_lost" of relation "t" is violated by some row
-- from:
create table t (id int, at date);
-- data:
insert into t values (1, '2020-01-01');
-- to:
create table t (id int, at date) partition by range (at);
create table t_1 partition of t default;

-- alter: tables that refer to each other become unlogged, one that refers to itself becomes logged
-- from:
create table a (id int primary key, b int); create table b (id int primary key, a int references a);
alter table a add foreign key (b) references b;
create unlogged table c (id int primary key, c int references c);
-- to:
create unlogged table a (id int primary key, b int); create unlogged table b (id int primary key, a int references a);
alter table a add foreign key (b) references b;
create table c (id int primary key, c int references c);
