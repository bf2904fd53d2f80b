-- kind: SEQUENCE

-- create: serials of each size
-- to:
create table t (a smallserial primary key, b serial, c bigserial, "D e" serial);

-- create: a serial in a table with rows numbers them
-- from:
create table t (a text);
-- data:
insert into t values ('x'), ('y');
-- to:
create table t (a text, id serial primary key);
-- kept:
select count(distinct id) from t
=> 2

-- create: a plain column becomes a serial
-- never: drop column
-- from:
create table t (id int primary key);
-- data:
insert into t values (1);
-- to:
create table t (id serial primary key);
-- kept:
select id from t
=> 1

-- alter: a sequence by hand becomes a serial's
-- steps: set-sequence-owner
-- from:
create sequence t_id_seq as int;
create table t (id int not null default nextval('t_id_seq'));
-- data:
insert into t default values;
-- to:
create table t (id serial);
-- kept:
select id, nextval('t_id_seq') from t
=> 1|2

-- alter: a serial becomes a bigserial
-- steps: alter-sequence, alter-column-type
-- never: drop column
-- from:
create table t (id serial primary key);
create table u (t int references t);
-- data:
insert into t default values;
insert into u values (1);
-- to:
create table t (id bigserial primary key);
create table u (t bigint references t);
-- kept:
select t from u
=> 1

-- drop: a serial becomes a plain column
-- never: drop column
-- from:
create table t (id serial primary key);
-- data:
insert into t default values;
-- to:
create table t (id int primary key);
-- kept:
select id from t
=> 1

-- drop: a serial column
-- data-lost
-- from:
create table t (a text, id serial);
-- data:
insert into t values ('x');
-- to:
create table t (a text);
-- kept:
select a from t
=> x

-- rename: the sequence of a serial
-- renames: SEQUENCE public.t_id_seq -> t_number_seq
-- from:
create table t (id serial);
-- data:
insert into t default values;
-- to:
create sequence t_number_seq as int;
create table t (id int not null default nextval('t_number_seq'));
alter sequence t_number_seq owned by t.id;
-- kept:
select id, nextval('t_number_seq') from t
=> 1|2
