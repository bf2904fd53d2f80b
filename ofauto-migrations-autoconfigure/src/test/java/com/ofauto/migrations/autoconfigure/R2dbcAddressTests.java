package com.ofauto.migrations.autoconfigure;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import java.util.function.Supplier;

import io.r2dbc.postgresql.MultiHostConnectionStrategy.TargetServerType;
import io.r2dbc.postgresql.PostgresqlConnectionFactoryProvider;
import io.r2dbc.postgresql.client.SSLMode;
import io.r2dbc.spi.ConnectionFactoryOptions;
import io.r2dbc.spi.Option;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.Driver;
import org.postgresql.PGProperty;
import reactor.core.publisher.Mono;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What the R2DBC driver understands of an address, the JDBC driver is told in its own
 * words. The other side of each test is the JDBC driver's own parser.
 */
class R2dbcAddressTests {

	@ParameterizedTest
	@ValueSource(strings = { "r2dbc:postgresql", "r2dbc:postgres", "r2dbc:pool:postgresql", "r2dbc:proxy:postgresql",
			"r2dbc:proxy:pool:postgresql" })
	void postgresqlIsFoundInsideOfPoolAndProxy(String beginning) {
		assertThat(jdbcUrl(beginning + "://db.internal:6432/app")).isEqualTo("jdbc:postgresql://db.internal:6432/app");
	}

	@ParameterizedTest
	@CsvSource({ "r2dbc:mysql://localhost/app, mysql", "r2dbc:pool:h2://localhost/app, h2",
			"r2dbc:gcp:postgres://localhost/app, gcp", "r2dbc:pool:proxy:mariadb://localhost/app, mariadb" })
	void anotherDriverIsRefused(String url, String driver) {
		assertRefused(url, "its driver is " + driver + ", and not postgresql");
	}

	@Test
	void userAndPasswordStayOutOfTheUrl() {
		R2dbcAddress address = address("r2dbc:postgresql://me%40x:s3%2Fcret@localhost/app");
		assertThat(address.jdbcUrl()).isEqualTo("jdbc:postgresql://localhost:5432/app");
		assertThat(address.user()).isEqualTo("me@x");
		assertThat(address.password()).isEqualTo("s3/cret");
		assertThat(address.toString()).isEqualTo("Address in spring.r2dbc.url");
	}

	@Test
	void aPasswordThatIsMadeWhenItIsNeededIsAskedFor() {
		Supplier<String> token = () -> "token";
		R2dbcAddress address = address(base().option(Option.valueOf("password"), token));
		assertThat(address.password()).isEqualTo("token");
	}

	@Test
	void aPasswordThatComesLaterIsRefused() {
		R2dbcAddress address = address(base().option(Option.valueOf("password"), Mono.just("token")));
		assertThatExceptionOfType(R2dbcAddressException.class).isThrownBy(address::password)
			.withMessageContaining("its password comes from a reactor.core.publisher.Mono");
	}

	@Test
	void aDatabaseKeepsItsNameWhateverIsInIt() {
		assertThat(parse(jdbcUrl(base().option(ConnectionFactoryOptions.DATABASE, "a b/ü&?%+"))))
			.containsEntry("PGDBNAME", "a b/ü&?%+");
	}

	@ParameterizedTest
	@CsvSource({ "::1, [::1]:5432", "[::1], [::1]:5432", "10.0.0.1, 10.0.0.1:5432", "localhost:77, localhost:77" })
	void aHostIsWrittenAsAUrlNeedsIt(String host, String expected) {
		assertThat(jdbcUrl(base().option(ConnectionFactoryOptions.HOST, host)))
			.isEqualTo("jdbc:postgresql://" + expected + "/app");
	}

	@ParameterizedTest
	@ValueSource(strings = { "a/b", "a?b", "a&b", "me@host", "/var/run/postgresql", "a,,b", "host:" })
	void aHostThatWouldBreakTheUrlIsRefused(String host) {
		assertRefused(base().option(ConnectionFactoryOptions.HOST, host), "it has an invalid host or port");
	}

	@Test
	void ofSeveralHostsThePrimaryIsMeant() {
		String url = jdbcUrl("r2dbc:pool:postgresql:failover://a:6432,b/app?targetServerType=preferSecondary");
		assertThat(url).isEqualTo("jdbc:postgresql://a:6432,b:5432/app?targetServerType=primary");
		assertThat(parse(url)).containsEntry("PGHOST", "a,b").containsEntry("PGPORT", "6432,5432");
	}

	@Test
	void standbysAreRefused() {
		String problem = "it leads to standbys (targetServerType), which take no migrations";
		assertRefused("r2dbc:postgresql:failover://a,b/app?targetServerType=secondary", problem);
		assertRefused(
				base().option(ConnectionFactoryOptions.HOST, "a,b")
					.option(PostgresqlConnectionFactoryProvider.TARGET_SERVER_TYPE, TargetServerType.SECONDARY),
				problem);
	}

	@Test
	void whatNamesNoDatabaseIsRefused() {
		assertRefused("r2dbc:postgresql://localhost/", "it has no database");
		assertRefused("r2dbc:postgresql:///app", "it has no host");
		assertRefused("r2dbc:postgresql://localhost/app?socket=/var/run/postgresql/.s.PGSQL.5432",
				"it leads to a Unix socket, which the JDBC driver cannot open");
		R2dbcAddress nobody = address("r2dbc:postgresql://localhost/app");
		assertThatExceptionOfType(R2dbcAddressException.class).isThrownBy(nobody::user)
			.withMessageContaining("it has no user");
	}

	@Test
	void theWholeRefusalSaysWhatToDo() {
		assertThatExceptionOfType(R2dbcAddressException.class)
			.isThrownBy(() -> jdbcUrl("r2dbc:mysql://me:s3cret@localhost/app"))
			.withMessage("Migrations need JDBC, and cannot use the R2DBC address in spring.r2dbc.url: its driver is"
					+ " mysql, and not postgresql.\nSet ofauto.migrations.url, such as"
					+ " jdbc:postgresql://localhost:5432/app, with ofauto.migrations.user and"
					+ " ofauto.migrations.password; or set ofauto.migrations.enabled=false if another process runs the"
					+ " migrations.");
	}

	@ParameterizedTest
	@CsvSource({ "disable", "allow", "prefer", "require" })
	void encryptionIsTheSame(String mode) {
		assertThat(jdbcUrl("r2dbc:postgresql://localhost/app?sslMode=" + mode)).endsWith("/app?sslmode=" + mode);
		assertThat(jdbcUrl("r2dbc:postgresql://localhost/app?sslmode=" + mode)).endsWith("/app?sslmode=" + mode);
	}

	@Test
	void whoeverIsVerifiedWithoutACertificateIsWhomJavaTrusts() {
		String verified = "/app?sslmode=verify-full&sslfactory=org.postgresql.ssl.DefaultJavaSSLFactory";
		assertThat(jdbcUrl("r2dbcs:postgresql://localhost/app")).endsWith(verified);
		assertThat(jdbcUrl("r2dbc:postgresql://localhost/app?ssl=true")).endsWith(verified);
		assertThat(jdbcUrl(base().option(PostgresqlConnectionFactoryProvider.SSL_MODE, SSLMode.VERIFY_FULL)))
			.endsWith(verified);
		assertThat(jdbcUrl("r2dbc:postgresql://localhost/app?ssl=false")).endsWith("/app");
		assertThat(jdbcUrl("r2dbcs:postgresql://localhost/app?sslMode=require")).endsWith("/app?sslmode=require");
	}

	@Test
	void certificatesAreTheSameFiles() {
		assertThat(jdbcUrl("r2dbc:postgresql://localhost/app?sslMode=verify-ca&sslRootCert=/ca.crt&sslCert=/me.crt"
				+ "&sslKey=/me.key&sslPassword=s3cret&sslNegotiation=direct"))
			.endsWith("/app?sslmode=verify-ca&sslNegotiation=direct&sslrootcert=%2Fca.crt&sslcert=%2Fme.crt"
					+ "&sslkey=%2Fme.key&sslpassword=s3cret");
	}

	@Test
	void aCertificateOnTheClassPathIsAFile(@TempDir Path directory) throws Exception {
		String resource = "logback-test.xml";
		String url = jdbcUrl("r2dbc:postgresql://localhost/app?sslMode=verify-ca&sslRootCert=" + resource);
		assertThat(Files.isRegularFile(Path.of(parse(url).getProperty("sslrootcert")))).isTrue();
		assertRefused("r2dbc:postgresql://localhost/app?sslMode=verify-ca&sslRootCert=org/postgresql/Driver.class",
				"its sslRootCert is inside a jar, and the JDBC driver reads only files");
	}

	@Test
	void encryptionThatJdbcCannotDoIsRefused() {
		assertRefused("r2dbc:postgresql://localhost/app?sslMode=tunnel", "it is encrypted from the first byte on"
				+ " (sslMode or sslNegotiation is tunnel), which the JDBC driver cannot do");
		assertRefused("r2dbc:postgresql://localhost/app?sslMode=strict",
				"its sslMode is none of disable, allow, prefer, require, verify-ca, verify-full");
		assertRefused("r2dbc:postgresql://localhost/app?sslMode=verify-full&sslCert=/me.crt",
				"it has an sslCert and no sslRootCert, and the JDBC driver needs both");
	}

	@Test
	void theSessionIsTheSame() {
		String url = jdbcUrl("r2dbc:postgresql://localhost/app?applicationName=shop&schema=shop,public"
				+ "&channelBinding=require&connectTimeout=PT1.5S&options=statement_timeout=1s;TimeZone=Europe/Berlin");
		assertThat(parse(url)).containsEntry("ApplicationName", "shop")
			.containsEntry("currentSchema", "shop,public")
			.containsEntry("channelBinding", "require")
			.containsEntry("connectTimeout", "2")
			.containsEntry("options", "-c statement_timeout=1s -c TimeZone=Europe/Berlin");
	}

	@Test
	void codeGivesTheDriversOwnTypes() {
		String url = jdbcUrl(base().option(ConnectionFactoryOptions.PORT, 6432)
			.option(ConnectionFactoryOptions.CONNECT_TIMEOUT, Duration.ofSeconds(3))
			.option(PostgresqlConnectionFactoryProvider.OPTIONS, Map.of("search_path", "a b")));
		assertThat(parse(url)).containsEntry("PGPORT", "6432")
			.containsEntry("connectTimeout", "3")
			.containsEntry("currentSchema", "a b")
			.doesNotContainKey("options");
	}

	@Test
	void aSpaceInASettingStaysInIt() {
		String url = jdbcUrl(base().option(PostgresqlConnectionFactoryProvider.OPTIONS, Map.of("role", "a \\b")));
		assertThat(parse(url)).containsEntry("options", "-c role=a\\ \\\\b");
	}

	@Test
	void whatOnlyTunesIsLeftOut() {
		assertThat(jdbcUrl("r2dbc:pool:postgresql://localhost/app?initialSize=5&maxSize=20&fetchSize=100"
				+ "&statementTimeout=PT1S&lockWaitTimeout=PT1S&tcpKeepAlive=true&timeZone=UTC&forceBinary=true"
				+ "&preparedStatementCacheQueries=10&unknown=1"))
			.isEqualTo("jdbc:postgresql://localhost:5432/app");
	}

	private static ConnectionFactoryOptions.Builder base() {
		return ConnectionFactoryOptions.parse("r2dbc:postgresql://localhost/app").mutate();
	}

	private static R2dbcAddress address(ConnectionFactoryOptions.Builder options) {
		return new R2dbcAddress(new R2dbcOptions(options.build(), "in spring.r2dbc.url"));
	}

	private static R2dbcAddress address(String url) {
		return address(ConnectionFactoryOptions.parse(url).mutate());
	}

	private static String jdbcUrl(String url) {
		return address(url).jdbcUrl();
	}

	private static String jdbcUrl(ConnectionFactoryOptions.Builder options) {
		return address(options).jdbcUrl();
	}

	private static Properties parse(String url) {
		Properties parsed = Driver.parseURL(url, new Properties());
		assertThat(parsed).as(url).isNotNull();
		for (String name : parsed.stringPropertyNames()) {
			assertThat(PGProperty.forName(name)).as(name).isNotNull();
		}
		return parsed;
	}

	private static void assertRefused(String url, String problem) {
		assertRefused(ConnectionFactoryOptions.parse(url).mutate(), problem);
	}

	private static void assertRefused(ConnectionFactoryOptions.Builder options, String problem) {
		assertThatExceptionOfType(R2dbcAddressException.class).isThrownBy(() -> jdbcUrl(options))
			.withMessageContaining("in spring.r2dbc.url: " + problem + ".\n");
	}

}
