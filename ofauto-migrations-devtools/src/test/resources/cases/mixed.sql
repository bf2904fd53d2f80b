-- kind: mixed

-- create: a shop from nothing
-- to:
create schema shop;
create extension citext schema shop;
create type shop.order_state as enum ('new', 'paid', 'sent');
create domain shop.money_amount as numeric(12, 2) check (value >= 0);
create function shop.touch() returns trigger language plpgsql as $$ begin new.updated_at := now(); return new; end $$;
create table shop.customer (
	id bigint generated always as identity primary key,
	email shop.citext not null unique,
	name text not null,
	settings jsonb not null default '{}',
	created_at timestamptz not null default now(),
	updated_at timestamptz not null default now()
);
create table shop.product (
	sku varchar(32) primary key,
	title text not null check (title <> ''),
	price shop.money_amount not null,
	tags text[] not null default '{}',
	search tsvector generated always as (to_tsvector('simple', title)) stored
);
create table shop."order" (
	id bigserial primary key,
	customer_id bigint not null references shop.customer on delete restrict,
	state shop.order_state not null default 'new',
	placed_at timestamptz not null default now()
);
create table shop.order_line (
	order_id bigint not null references shop."order" on delete cascade,
	line int not null,
	sku varchar(32) not null references shop.product,
	quantity int not null default 1 constraint quantity_positive check (quantity > 0),
	price shop.money_amount not null,
	total numeric generated always as (quantity * price) stored,
	primary key (order_id, line)
);
create index on shop."order" (customer_id, placed_at desc);
create index on shop."order" (placed_at) where state = 'new';
create index on shop.product using gin (search);
create trigger touch before update on shop.customer for each row execute function shop.touch();
create view shop.order_total as select o.id, o.state, coalesce(sum(l.total), 0) as total
	from shop."order" o left join shop.order_line l on l.order_id = o.id group by o.id;
create materialized view shop.revenue as select state, sum(total) as total from shop.order_total group by state;
create unique index on shop.revenue (state);
alter table shop.customer enable row level security;
create policy own on shop.customer using (email = current_user::text::shop.citext);
comment on table shop."order" is 'What a customer bought';

-- drop: a shop to nothing
-- data-lost
-- never: cascade
-- from:
create type state as enum ('new', 'paid');
create function touch() returns trigger language plpgsql as 'begin return new; end';
create table customer (id bigint generated always as identity primary key, email text unique, state state default 'new');
create table "order" (id bigserial primary key, customer bigint references customer);
create table line ("order" bigint references "order", n int, price numeric, total numeric generated always as (n * price) stored);
create view totals as select o.id, sum(l.total) from "order" o join line l on l."order" = o.id group by o.id;
create materialized view revenue as select sum(sum) from totals;
create trigger touch before insert on customer for each row execute function touch();
-- data:
insert into customer (email) values ('a@b');

-- alter: a tenant comes to every table
-- never: drop table, drop column
-- from:
create table account (id int primary key, name text unique);
create table project (id int primary key, account int not null references account, name text, unique (account, name));
-- data:
insert into account values (1, 'a');
insert into project values (1, 1, 'p');
-- to:
create table tenant (id int primary key, name text not null);
create table account (id int primary key, tenant int not null default 0, name text, unique (tenant, name));
create table project (id int primary key, tenant int not null default 0, account int not null references account, name text,
	unique (tenant, account, name));
create index on account (tenant);
-- kept:
select p.id, p.tenant, a.tenant from project p join account a on a.id = p.account
=> 1|0|0

-- alter: words become an enum, with a view, an index and a check on them
-- never: drop column
-- from:
create table task (id int primary key, state varchar(10) not null default 'open' check (state in ('open', 'done')));
create index task_open on task (id) where state = 'open';
create view open_task as select id from task where state = 'open';
-- data:
insert into task values (1, default), (2, 'done');
-- to:
create type task_state as enum ('open', 'done', 'late');
create table task (id int primary key, state task_state not null default 'open');
create index task_open on task (id) where state = 'open';
create view open_task as select id from task where state = 'open';
-- kept:
select id, state from task order by id
=> 1|open
=> 2|done

-- alter: integer keys become bigint through three tables, a view and a function
-- never: drop column, drop table, cascade
-- from:
create table a (id serial primary key, name text);
create table b (id serial primary key, a_id int not null references a on delete cascade);
create table c (a_id int references a, b_id int references b, primary key (a_id, b_id));
create index on b (a_id);
create view v as select a.id, count(b.id) as n from a left join b on b.a_id = a.id group by a.id;
create function b_of(int) returns setof b language sql stable as 'select * from b where a_id = $1';
-- data:
insert into a (name) values ('x');
insert into b (a_id) values (1);
insert into c values (1, 1);
-- to:
create table a (id bigserial primary key, name text);
create table b (id bigserial primary key, a_id bigint not null references a on delete cascade);
create table c (a_id bigint references a, b_id bigint references b, primary key (a_id, b_id));
create index on b (a_id);
create view v as select a.id, count(b.id) as n from a left join b on b.a_id = a.id group by a.id;
create function b_of(bigint) returns setof b language sql stable as 'select * from b where a_id = $1';
-- kept:
select id, n from v
=> 1|1

-- alter: a column becomes a table of its own
-- data-lost
-- from:
create table person (id int primary key, phone text, email text not null);
create view contact as select id, phone from person;
-- data:
insert into person values (1, '123', 'a@b');
-- to:
create table person (id int primary key, email text not null);
create table phone (person int references person on delete cascade, number text, kind text, primary key (person, number));
create view contact as select p.id, n.number as phone from person p left join phone n on n.person = p.id;
-- kept:
select id, email from person
=> 1|a@b

-- alter: row security comes to tables that are there
-- never: drop
-- from:
create table tenant (id int primary key);
create table doc (id int primary key, tenant int references tenant, body text);
-- data:
insert into tenant values (1);
insert into doc values (1, 1, 'x');
-- to:
create table tenant (id int primary key);
create table doc (id int primary key, tenant int references tenant, body text);
create index on doc (tenant);
create function current_tenant() returns int language sql stable as $$ select nullif(current_setting('app.tenant', true), '')::int $$;
alter table tenant enable row level security;
alter table doc enable row level security;
alter table doc force row level security;
create policy own on tenant using (id = current_tenant());
create policy own on doc using (tenant = current_tenant()) with check (tenant = current_tenant());
-- kept:
select id, body from doc
=> 1|x

-- alter: auditing with a table, a function and triggers
-- never: drop
-- from:
create table a (id int primary key, v text);
create table b (id int primary key, v text);
-- data:
insert into a values (1, 'x');
-- to:
create table a (id int primary key, v text);
create table b (id int primary key, v text);
create table audit (id bigint generated always as identity, source regclass, old jsonb, new jsonb, at timestamptz default clock_timestamp());
create function audit() returns trigger language plpgsql security definer as $$
begin
	insert into audit (source, old, new) values (tg_relid, to_jsonb(old), to_jsonb(new));
	return coalesce(new, old);
end
$$;
create trigger audit after insert or update or delete on a for each row execute function audit();
create trigger audit after insert or update or delete on b for each row execute function audit();
-- kept:
select id, v from a
=> 1|x

-- alter: an enum loses a value while its function, view, default and table change
-- never: drop column
-- from:
create type state as enum ('new', 'open', 'closed', 'gone');
create table ticket (id int primary key, state state not null default 'new', old_state state);
create function is_open(state) returns boolean language sql immutable as $$ select $1 in ('new', 'open') $$;
create view open_ticket as select id, state from ticket where is_open(state);
-- data:
insert into ticket values (1, 'open', null), (2, 'closed', 'open');
-- to:
create type state as enum ('open', 'closed');
create table ticket (id int primary key, state state not null default 'open', old_state state, closed_at timestamptz);
create function is_open(state) returns boolean language sql immutable as $$ select $1 = 'open' $$;
create view open_ticket as select id, state, closed_at from ticket where is_open(state);
-- kept:
select id, state from open_ticket
=> 1|open

-- alter: everything about one table
-- never: drop table
-- from:
create table t (id serial primary key, a varchar(10) default 'x', b int not null, c text unique, d date);
create index i on t (b);
-- data:
insert into t (b, c, d) values (5, 'c', '2020-01-01');
-- to:
create table t (id bigint generated by default as identity primary key, a text not null default 'y', b bigint, c text collate "C",
	d timestamp default now(), e boolean not null default false, constraint k check (b > 0), unique (a, b)) with (fillfactor = 90);
create unique index i on t (b desc) where not e;
comment on table t is 'changed';
-- kept:
select id, a, b, c, d, e from t
=> 1|x|5|c|2020-01-01 00:00:00|f

-- rename: a table and its column, while a view and a key change
-- renames: TABLE public.client -> customer
-- renames: COLUMN public.customer.mail -> email
-- from:
create table client (id int primary key, mail text, name text, born date, phone text, city varchar(20), made timestamptz);
create view v as select id, mail from client;
-- data:
insert into client values (1, 'a@b', 'A', null);
-- to:
create table customer (id bigint, email text, name text, born date, phone text, city varchar(20), made timestamptz,
	constraint client_pkey primary key (id));
create view v as select id, email, name from customer;
-- kept:
select id, email, name from v
=> 1|a@b|A

-- rename: an enum, while a default changes and another column gets it
-- renames: ENUM public.mood -> feeling
-- from:
create type mood as enum ('sad', 'ok', 'glad', 'mad');
create table t (a mood default 'ok');
-- data:
insert into t values ('sad');
-- to:
create type feeling as enum ('sad', 'ok', 'glad', 'mad');
create table t (a feeling default 'mad', b feeling[] default '{ok}');
-- kept:
select a, b from t
=> sad|{ok}

-- alter: nothing, of a schema with all sorts of things
-- nothing
-- both:
create type mood as enum ('sad', 'ok');
create table a (id serial primary key, m mood default 'ok', v varchar(5) check (v in ('a', 'b')), at timestamptz default now());
create table b (id int generated always as identity, a int references a on delete cascade, g int generated always as (1 + 1) stored);
create view v as select a.id, b.g from a join b on b.a = a.id where a.v = 'a';
create function f(x int default 1) returns int language sql as 'select x';
create index on a (lower(v)) where m = 'ok';
-- data:
insert into a default values;
-- to:
-- kept:
select id from a
=> 1

-- alter: two reasons to write each column anew
-- from:
create type e as enum ('a', 'b'); create domain d as int;
create table t(a e, b int, c text collate "C", g int generated always as (b + 1) stored, h d, i e[], j e default 'a');
-- to:
create type e as enum ('b', 'a'); create domain d as bigint;
create table t(a text, b bigint, c varchar(10), g bigint generated always as (b + 2) stored, h bigint, i text[], j e not null default 'b');
