package com.ofauto.migrations.backup;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a dump says of its database, with names and texts that look like something else.
 */
class DatabaseScriptTests {

	@Test
	void aTextOfSeveralLinesIsOneStatement() {
		DatabaseScript script = DatabaseScript.of("""
				\\restrict abc
				--
				-- Name: it's; Type: DATABASE; Schema: -; Owner: me
				--

				CREATE DATABASE "it's" WITH TEMPLATE = template0 ENCODING = 'UTF8';


				ALTER DATABASE "it's" OWNER TO me;

				\\connect "it's"
				COMMENT ON DATABASE "it's" IS 'first;
				ALTER DATABASE "it''s" OWNER TO somebody; DROP TABLE rows; --;
				-- last';

				ALTER ROLE "a;
				b" IN DATABASE "it's" SET work_mem TO '5MB';
				GRANT CONNECT ON DATABASE other TO me;
				REVOKE CONNECT,TEMPORARY ON DATABASE "it's" FROM PUBLIC;
				DROP TABLE rows;
				""", "\"new\"");
		assertThat(script.creation()).isEqualTo(" WITH TEMPLATE = template0 ENCODING = 'UTF8'");
		assertThat(script.statements()).containsExactly("ALTER DATABASE \"new\" OWNER TO me", """
				COMMENT ON DATABASE "new" IS 'first;
				ALTER DATABASE "it''s" OWNER TO somebody; DROP TABLE rows; --;
				-- last'""", "ALTER ROLE \"a;\nb\" IN DATABASE \"new\" SET work_mem TO '5MB'",
				"REVOKE CONNECT,TEMPORARY ON DATABASE \"new\" FROM PUBLIC");
	}

	@Test
	void aNameMayHaveAnEndOfALine() {
		DatabaseScript script = DatabaseScript.of("CREATE DATABASE \"a\n;b\" WITH TEMPLATE = template0 LOCALE = 'C';\n"
				+ "ALTER DATABASE \"a\n;b\" CONNECTION LIMIT 5;\n", "new");
		assertThat(script.creation()).isEqualTo(" WITH TEMPLATE = template0 LOCALE = 'C'");
		assertThat(script.statements()).containsExactly("ALTER DATABASE new CONNECTION LIMIT 5");
	}

	@Test
	void aDumpThatSaysNothingOfItHasADatabaseOfTheServersForm() {
		assertThat(DatabaseScript.of("SELECT 1;", "new").creation()).isEqualTo(" WITH TEMPLATE = template0");
	}

}
