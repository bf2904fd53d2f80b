SET search_path = pg_catalog, pg_temp;
SET check_function_bodies = off;

CREATE SCHEMA trap;
CREATE TABLE trap.caught (what text, by text, query text);
CREATE SEQUENCE trap.calls;

-- A sequence remembers what a rollback forgets.
CREATE FUNCTION trap.catch(what text) RETURNS bool LANGUAGE plpgsql SECURITY DEFINER
	SET search_path = pg_catalog, pg_temp AS $$
BEGIN
	IF current_setting('transaction_read_only') = 'on' THEN
		RAISE EXCEPTION 'caught % in %', what, current_query();
	END IF;
	PERFORM nextval('trap.calls');
	INSERT INTO trap.caught VALUES (what, session_user, current_query());
	RETURN true;
END $$;

CREATE FUNCTION trap.make(sql text) RETURNS bool LANGUAGE plpgsql AS $$
BEGIN
	EXECUTE sql;
	RETURN true;
EXCEPTION WHEN OTHERS THEN
	RETURN false;
END $$;

CREATE TABLE trap.names AS SELECT DISTINCT name FROM unnest(string_to_array('{names}', ' ')) name;

-- What a call can write where the catalog takes something else.
CREATE TABLE trap.better AS SELECT * FROM (VALUES ('oid', 'int4'), ('oid', 'regclass'), ('int8', 'int4'),
	('numeric', 'int4'), ('float8', 'int4'), ('text', 'name'), ('text', 'varchar'), ('text', '"char"'),
	('name', 'text'), ('"any"', 'text'), ('"any"', 'name'), ('"any"', 'int4'), ('"any"', 'oid'), ('anyelement', 'text'),
	('anynonarray', 'text')) AS better (theirs, ours);

DO $$
DECLARE
	sql text;
	made int := 0;
BEGIN
	FOR sql IN
		SELECT format('CREATE FUNCTION public.%I(%s) RETURNS %s LANGUAGE plpgsql AS %L', name, arguments, result,
				'BEGIN PERFORM trap.catch(' || quote_literal(name || '(' || arguments || ')') || '); RETURN NULL; END')
		FROM (
			SELECT DISTINCT p.proname AS name, array_to_string(ARRAY(
					SELECT CASE WHEN t.type = b.theirs THEN b.ours WHEN t.type = '"any"' THEN 'anyelement' ELSE t.type END
					FROM unnest(p.proargtypes) WITH ORDINALITY a(oid, n), format_type(a.oid, NULL) f,
						LATERAL (SELECT CASE f WHEN 'bigint' THEN 'int8' WHEN 'integer' THEN 'int4'
							WHEN 'double precision' THEN 'float8' ELSE f END AS type) t
					ORDER BY n), ', ') AS arguments,
				CASE WHEN p.prorettype IN ('record'::regtype, '"any"'::regtype, 'internal'::regtype) THEN 'text'
					WHEN format_type(p.prorettype, NULL) LIKE 'any%' THEN 'text'
					ELSE format_type(p.prorettype, NULL) END AS result
			FROM pg_proc p CROSS JOIN (SELECT * FROM trap.better UNION ALL SELECT '', '') b
			WHERE p.pronamespace = 'pg_catalog'::regnamespace AND p.prokind <> 'p'
				AND p.proname IN (SELECT name FROM trap.names)
				AND NOT 'internal'::regtype = ANY (p.proargtypes)
		) shadow LOOP
		made := made + trap.make(sql)::int;
	END LOOP;
	RAISE INFO '% functions', made;
END $$;

-- Comparisons of all that is alike, and the other operators where they mean something.
DO $$
DECLARE
	line record;
	made int := 0;
BEGIN
	CREATE TEMPORARY TABLE family AS SELECT n, operators, string_to_array(types, ' ') AS types FROM (VALUES
		(1, '= <> < > <= >=', 'int2 int4 int8 oid numeric float8 regclass regtype regproc regnamespace xid'),
		(2, '= <> < > <= >= || ~ !~ ~~ !~~', 'text name varchar "char"'),
		(3, '+ - * / %', 'int2 int4 int8 numeric float8'),
		(4, '= <> < > <= >= + -', 'timestamptz timestamp interval'),
		(5, '|| = <> @> <@ &&', 'text[] name[] oid[] int2[] int4[] "char"[] oidvector int2vector'),
		(6, '-> ->> || @> ? = <>', 'jsonb json text int4'),
		(7, '||', 'text int4 int8 oid bool regclass text[]'),
		(8, '= <>', 'bool regtype regcollation regrole pg_lsn uuid')) AS family (n, operators, types);
	CREATE TEMPORARY TABLE operator AS SELECT DISTINCT o.name, l.type AS l, r.type AS r,
			coalesce(format_type(p.oprresult, NULL), CASE WHEN o.name IN ('=', '<>', '<', '>', '<=', '>=') THEN 'bool'
				ELSE 'text' END) AS result
		FROM family f CROSS JOIN unnest(string_to_array(operators, ' ')) o(name) CROSS JOIN unnest(f.types) l(type)
			CROSS JOIN unnest(f.types) r(type) LEFT JOIN pg_operator p ON p.oid
				= to_regoperator('pg_catalog.' || o.name || '(' || l.type || ',' || r.type || ')')::oid;
	FOR line IN SELECT l, r, result, dense_rank() OVER (ORDER BY l, r, result) AS number, array_agg(name) AS names
			FROM operator GROUP BY l, r, result LOOP
		EXECUTE format('CREATE FUNCTION trap.operator_%s(%s, %s) RETURNS %s LANGUAGE plpgsql AS %L', line.number, line.l,
			line.r, line.result, 'BEGIN PERFORM trap.catch(' || quote_literal('operator ' || line.l || ', ' || line.r)
				|| '); RETURN NULL; END');
		FOR number IN 1..array_length(line.names, 1) LOOP
			EXECUTE format('CREATE OPERATOR public.%s (LEFTARG = %s, RIGHTARG = %s, FUNCTION = trap.operator_%s)',
				line.names[number], line.l, line.r, line.number);
			made := made + 1;
		END LOOP;
	END LOOP;
	RAISE INFO '% operators', made;
END $$;

CREATE FUNCTION trap.shadow_relations(place text) RETURNS void LANGUAGE plpgsql
	SET search_path = pg_catalog, pg_temp SET check_function_bodies = off AS $$
DECLARE
	relation text;
BEGIN
	FOR relation IN SELECT relname FROM pg_class WHERE relnamespace = 'pg_catalog'::regnamespace
			AND relkind IN ('r', 'v') AND relname IN (SELECT name FROM trap.names) LOOP
		EXECUTE format('CREATE VIEW %s.%I AS SELECT %s FROM pg_catalog.%2$I WHERE trap.catch(%4$L)', place, relation,
			(SELECT string_agg(format(CASE atttypid WHEN 'anyarray'::regtype THEN 'NULL::text AS %I' ELSE '%I' END,
				attname), ', ' ORDER BY attnum) FROM pg_attribute
				WHERE attrelid = ('pg_catalog.' || relation)::regclass AND attnum > 0), place || '.' || relation);
	END LOOP;
	FOR relation IN SELECT typname FROM pg_type WHERE typnamespace = 'pg_catalog'::regnamespace AND typtype = 'b'
			AND typelem = 0 AND (typname IN (SELECT name FROM trap.names) OR typname = 'char') LOOP
		EXECUTE format('CREATE DOMAIN %s.%I AS pg_catalog.%2$I CHECK (trap.catch(%L))', place, relation,
			place || '.' || relation);
	END LOOP;
END $$;

SELECT trap.shadow_relations('public');

CREATE FUNCTION trap.leave_temporary() RETURNS void LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
	IF EXISTS (SELECT FROM pg_class WHERE relname = 'left_over' AND relpersistence = 't') THEN
		RETURN;
	END IF;
	CREATE TEMPORARY TABLE left_over ();
	PERFORM trap.shadow_relations('pg_temp');
END $$;

GRANT USAGE ON SCHEMA trap TO PUBLIC;
