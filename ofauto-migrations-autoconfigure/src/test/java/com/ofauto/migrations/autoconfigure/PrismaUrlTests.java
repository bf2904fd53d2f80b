package com.ofauto.migrations.autoconfigure;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.Driver;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What an address in Prisma's form means to the driver.
 */
@ExtendWith(OutputCaptureExtension.class)
class PrismaUrlTests {

	private static final String PLACE = "jdbc:postgresql://h:5432/d";

	@ParameterizedTest
	@CsvSource({ "postgresql://h:6432/app, jdbc:postgresql://h:6432/app",
			"postgres://h/app, jdbc:postgresql://h:5432/app", "PostgreSQL://h/app/, jdbc:postgresql://h:5432/app",
			"' postgresql://u:p@h/app ', jdbc:postgresql://h:5432/app",
			"postgresql://h/app#part, jdbc:postgresql://h:5432/app",
			"postgresql://h/my%20app%2Fx%3F+, jdbc:postgresql://h:5432/my%20app%2Fx%3F%2B",
			"postgresql://[2001:db8::1]/app, jdbc:postgresql://[2001:db8::1]:5432/app",
			"postgresql://[::1]:6432/app, jdbc:postgresql://[::1]:6432/app",
			"'postgresql://u@a:1,b,[::1]:3/app', 'jdbc:postgresql://a:1,b:5432,[::1]:3/app'",
			"postgresql://db%2Dmain/app, jdbc:postgresql://db-main:5432/app",
			"postgresql:///app?host=other, jdbc:postgresql://other:5432/app" })
	void thePlaceIsTheDrivers(String text, String jdbcUrl) {
		assertThat(PrismaUrl.read("p", text).jdbcUrl()).isEqualTo(jdbcUrl);
		assertThat(Driver.parseURL(jdbcUrl, null)).isNotNull();
	}

	@ParameterizedTest
	@CsvSource({ "schema=app, 'currentSchema=app%2Cpublic'", "schema=My%20App, 'currentSchema=%22My%20App%22%2Cpublic'",
			"schema=a%22b, 'currentSchema=%22a%22%22b%22%2Cpublic'", "schema=public, currentSchema=public",
			"schema=app&currentSchema=only, currentSchema=only", "sslmode=require, sslmode=require",
			"sslmode=verify-ca, sslmode=verify-ca", "sslcert=ca.pem, sslrootcert=ca.pem",
			"sslcert=c.pem&sslkey=k.pk8, sslcert=c.pem&sslkey=k.pk8",
			"sslcert=c.pem&sslrootcert=ca.pem, sslcert=c.pem&sslrootcert=ca.pem",
			"sslmode=require&sslaccept=strict, sslmode=verify-full&sslfactory=org.postgresql.ssl.DefaultJavaSSLFactory",
			"sslaccept=strict&sslcert=ca.pem, sslrootcert=ca.pem&sslmode=verify-full",
			"sslmode=require&sslaccept=accept_invalid_certs, sslmode=require",
			"sslmode=disable&sslaccept=strict, sslmode=disable", "connect_timeout=300, connectTimeout=300",
			"socket_timeout=5, socketTimeout=5", "application_name=a%26b+c, ApplicationName=a%26b%20c",
			"channel_binding=require, channelBinding=require",
			"options=-c%20statement_timeout%3D5s, options=-c%20statement_timeout%3D5s",
			"pgbouncer=true, prepareThreshold=0", "tcpKeepAlive=true, tcpKeepAlive=true" })
	void aParameterIsTheDrivers(String given, String driver) {
		PrismaUrl url = PrismaUrl.read("p", "postgresql://h/d?" + given);
		assertThat(url.jdbcUrl()).isEqualTo(PLACE + "?" + driver);
		assertThat(url.ignored()).isEmpty();
		assertThat(Driver.parseURL(url.jdbcUrl(), null)).isNotNull();
	}

	@Test
	void prismasPoolIsNotTheDrivers(CapturedOutput output) {
		assertThat(PrismaUrl
			.read("p",
					"postgresql://h/d?connection_limit=5&pool_timeout=0&statement_cache_size=0"
							+ "&max_connection_lifetime=9&max_idle_connection_lifetime=9&pgbouncer=false&&schema=")
			.jdbcUrl()).isEqualTo(PLACE);
		assertThat(output).isEmpty();
	}

	@Test
	void whatNobodyKnowsIsSaidOnceWithItsNameOnly(CapturedOutput output) {
		PrismaUrl url = PrismaUrl.read("ofauto.migrations.url",
				"postgresql://u:secret@h/d?target=hidden&sslmode=require&other");
		assertThat(url.jdbcUrl()).isEqualTo(PLACE + "?sslmode=require");
		assertThat(url.ignored()).containsExactly("target", "other");
		assertThat(output).contains("WARN")
			.contains("Parameters of the URL in ofauto.migrations.url that the PostgreSQL driver does not know are"
					+ " ignored: target, other")
			.doesNotContain("hidden")
			.doesNotContain("secret");
	}

	@ParameterizedTest
	@CsvSource({ "u:p, u, p", "u:, u,", "u,u,", "'',,", "u%40x:p%40ss%3Aw%2Frd%25, u@x, p@ss:w/rd%",
			"u+x:p+y, u+x, p+y", "u:p:q@r, u, p:q@r", "gr%C3%BC%C3%9Fe:%E2%82%AC, grüße, €" })
	void userAndPasswordAreDecodedAndNotInTheUrl(String given, String user, String password) {
		PrismaUrl url = PrismaUrl.read("p", "postgresql://" + given + "@h/d");
		assertThat(url).extracting(PrismaUrl::username, PrismaUrl::password, PrismaUrl::jdbcUrl)
			.containsExactly(user, password, PLACE);
	}

	@Test
	void userAndPasswordMayBeParametersAndStillStayOutOfTheUrl() {
		PrismaUrl url = PrismaUrl.read("p", "postgresql://h/d?user=u&password=secret");
		assertThat(url.username()).isEqualTo("u");
		assertThat(url.password()).isEqualTo("secret");
		assertThat(url).hasToString(PLACE);
	}

	@Test
	void thePasswordIsInNoText() {
		assertThat(PrismaUrl.read("p", "postgresql://u:secret@h/d?schema=app").toString()).doesNotContain("secret");
	}

	@Test
	void anotherUserDoesNotGetThePassword() {
		PrismaUrl url = PrismaUrl.read("p", "postgresql://u:secret@h/d");
		assertThat(url.passwordFor("u")).isEqualTo("secret");
		assertThat(url.passwordFor(null)).isEqualTo("secret");
		assertThat(url.passwordFor("other")).isNull();
	}

	@ParameterizedTest
	@ValueSource(strings = { "jdbc:postgresql://h/d", "jdbc:h2:mem:x", "", "${DATABASE_URL}", "mysql://h/d" })
	void otherTextsAreNone(String text) {
		assertThat(PrismaUrl.isOne(text)).isFalse();
		assertThat(PrismaUrl.isOne(null)).isFalse();
	}

	@ParameterizedTest
	@CsvSource(delimiter = ';', value = { "u:s3cret@/d; has no host", "u:s3cret@:5432/d; has no host",
			"u:s3cret@h; has no database", "u:s3cret@h/?schema=x; has no database",
			"u:s3cret@h:99999/d; has an invalid port", "u:s3cret@h:0/d; has an invalid port",
			"u:s3cret@h:x/d; has an invalid host or port", "u:s3cret@h,/d; has an invalid host or port",
			"u:x@y:s3cret/d; has an invalid host or port", "u:s3/cret@h/d; has an @ after its first /, ? or #",
			"u:s3?cret@h/d; has an @ after its first /, ? or #", "u:s3#cret@h/d; has an @ after its first /, ? or #",
			"u:p@s3/cret@h/d; has an @ after its first /, ? or #",
			"u:s3cret%@h/d; has a % in its password that does not encode a character",
			"u:s3cret%zz@h/d; has a % in its password that does not encode a character",
			"u:s3cret%ff@h/d; has a % in its password that does not encode a character",
			"u%4:s3cret@h/d; has a % in its user that does not encode a character",
			"u:s3cret@h/d%; has a % in its database that does not encode a character",
			"u:s3cret@h/d/e; has more than the database's name in its path",
			"u:s3cret@h/d?schema=%; has a % in its parameter schema that does not encode a character",
			"u:s3cret@h/d?=s3; has a parameter without a name",
			"u:s3cret@h/d?sslmode=no-verify; has an unknown sslmode",
			"u:s3cret@h/d?connect_timeout=soon; has an invalid connect_timeout",
			"u:s3cret@%2Fvar%2Frun/d; leads to a Unix socket, which the JDBC driver cannot open",
			"u:s3cret@/d?host=/cloudsql/x; leads to a Unix socket, which the JDBC driver cannot open",
			"u:s3cret@h/d?sslidentity=i.p12&sslpassword=s3; has a client certificate in Prisma's form"
					+ " (sslidentity, sslpassword)" })
	void aBrokenOneIsExplainedWithoutWhatItSays(String rest, String problem) {
		assertThatExceptionOfType(PrismaUrlException.class)
			.isThrownBy(() -> PrismaUrl.read("spring.datasource.url", "postgresql://" + rest))
			.satisfies((failure) -> {
				assertThat(failure.problem()).isEqualTo("The URL in spring.datasource.url " + problem + ".");
				assertThat(failure.remedy()).endsWith(".");
			})
			.withMessageNotContaining("s3")
			.withMessageNotContaining("cret")
			.withNoCause();
	}

	@Test
	void prismasProxyIsNoDatabase() {
		for (String text : List.of("prisma://accelerate.prisma-data.net/?api_key=s3cret",
				"prisma+postgres://localhost:51213/?api_key=s3cret")) {
			assertThat(PrismaUrl.isOne(text)).isTrue();
			assertThatExceptionOfType(PrismaUrlException.class).isThrownBy(() -> PrismaUrl.read("p", text))
				.withMessageStartingWith("The URL in p leads to Prisma's proxy")
				.withMessageNotContaining("s3cret");
		}
	}

}
