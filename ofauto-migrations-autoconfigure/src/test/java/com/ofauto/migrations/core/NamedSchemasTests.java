package com.ofauto.migrations.core;

import java.nio.file.Path;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class NamedSchemasTests {

	@ParameterizedTest
	@ValueSource(strings = { "ALTER TABLE public.users ADD a int", "ALTER TABLE \"public\" . users ADD a int",
			"ALTER TABLE PUBLIC.users ADD a int", "CREATE SCHEMA IF NOT EXISTS public",
			"GRANT SELECT ON ALL TABLES IN SCHEMA public TO app", "SET search_path = app, public",
			"SET LOCAL search_path TO 'public'", "SELECT set_config('search_path', 'app, public', true)",
			"DO $$BEGIN UPDATE public.users SET a = 1; END$$", "DO $$BEGIN EXECUTE 'DROP TABLE public.users'; END$$",
			"CREATE FUNCTION f() RETURNS int LANGUAGE sql SET search_path = public AS 'SELECT 1'",
			"ALTER TABLE users SET SCHEMA public", "SELECT 'public'::regnamespace", "SELECT '\"public\"'::regnamespace",
			"CREATE SCHEMA AUTHORIZATION public",
			"DO $$BEGIN EXECUTE format('DROP TABLE %I.%I', 'public', 't'); END$$" })
	void aSchemaIsNamed(String statement) {
		assertThat(names(statement)).contains("public");
	}

	@ParameterizedTest
	@ValueSource(strings = { "REVOKE ALL ON users FROM PUBLIC", "GRANT SELECT ON users TO public",
			"ALTER TABLE users ADD a int -- of public.users", "INSERT INTO t VALUES ('the public. It waits')",
			"SELECT 1.5, public FROM t", "CREATE EXTENSION citext WITH SCHEMA public", "SELECT 'public'" })
	void aRoleAColumnACommentAndATextNameNone(String statement) {
		assertThat(names(statement)).doesNotContain("public");
	}

	@ParameterizedTest
	@ValueSource(strings = { "CREATE SCHEMA IF NOT EXISTS app",
			"DO $$BEGIN SET search_path = app; UPDATE users SET a = b; END$$" })
	void whatStandsBesideANameIsNone(String statement) {
		assertThat(names(statement)).containsExactly("app");
	}

	@Test
	void aNameIsFoldedAsPostgresFoldsIt() {
		assertThat(names("SELECT * FROM Billing.a JOIN \"My Shop\".b ON true")).contains("billing", "My Shop");
	}

	@Test
	void whereAnExtensionIsPutIsNotAboutTheSchema(@TempDir Path directory) {
		MigrationsOnDisk migrations = new MigrationsOnDisk(directory)
			.with("1_a", "CREATE EXTENSION citext SCHEMA public")
			.with("2_b", "SELECT 1;\nALTER TABLE public.a ADD b int; DROP TABLE public.c");
		assertThat(NamedSchema.in(migrations.read(), "public"))
			.containsExactly(new NamedSchema("2_b", new ScriptLocation(migrations.location("2_b"), 2, 1)));
	}

	private static Set<String> names(String statement) {
		NamedSchemas schemas = new NamedSchemas();
		schemas.see(statement);
		return schemas.names();
	}

}
