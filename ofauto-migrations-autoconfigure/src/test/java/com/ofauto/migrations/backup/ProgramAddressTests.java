package com.ofauto.migrations.backup;

import java.nio.file.Files;
import java.util.Map;

import com.ofauto.migrations.core.ConnectedServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What JDBC says of an address, the programs of PostgreSQL are told too, or refused.
 */
class ProgramAddressTests {

	private static final String URL = "jdbc:postgresql://one,two:5433/app";

	private static ProgramAddress of(String url, String host, Map<String, String> parameters) {
		return ProgramAddress.of(new JdbcAddress(url, "me", "secret", parameters),
				new ConnectedServer(host, 5433, "app", "me", null, 17, "17.4", "UTF8", "1/2"));
	}

	@Test
	void itIsTheHostThatHasAnswered() {
		assertThat(of(URL, "two", Map.of()).variables("a = 'b'", null)).isEqualTo(Map.of("PGHOST", "two", "PGPORT",
				"5433", "PGUSER", "me", "PGCONNECT_TIMEOUT", "10", "PGDATABASE", "a = 'b'"));
	}

	@Test
	void anAddressOfIpv6HasNoBrackets() {
		assertThat(of("jdbc:postgresql://[::1]:5433/app", "[::1]", Map.of()).variables()).containsEntry("PGHOST",
				"::1");
	}

	@Test
	void encryptionIsTheSame() {
		assertThat(of(URL + "?ssl=true&sslrootcert=/ca.pem", "two", Map.of("channelBinding", "require")).variables())
			.containsEntry("PGSSLMODE", "verify-full")
			.containsEntry("PGSSLROOTCERT", "/ca.pem")
			.containsEntry("PGCHANNELBINDING", "require");
		assertThat(of(URL + "?sslmode=require", "two", Map.of()).variables()).containsEntry("PGSSLMODE", "require");
	}

	@Test
	void aSocketOfTheMachineIsItsDirectoryAndItsPort() {
		assertThat(of(URL + "?socketFactory=org.newsclub.net.unix.AFUNIXSocketFactory$FactoryArg"
				+ "&socketFactoryArg=/var/run/postgresql/.s.PGSQL.5444", "localhost", Map.of())
			.variables()).containsEntry("PGHOST", "/var/run/postgresql").containsEntry("PGPORT", "5444");
	}

	@ParameterizedTest
	@ValueSource(strings = { "sslfactory", "sslfactoryarg", "sslhostnameverifier", "sslpassword", "sslpasswordcallback",
			"authenticationPluginClassName", "socketFactory" })
	void whatOnlyJavaCanDoIsRefusedByName(String parameter) {
		assertThatExceptionOfType(BackupRefusedException.class)
			.isThrownBy(() -> of(URL + "?" + parameter + "=x", "two", Map.of()))
			.satisfies((ex) -> assertThat(ex.problem()).isEqualTo("The connection uses the parameter " + parameter
					+ ", which the programs of PostgreSQL do not have, so pg_dump would connect in another way."
					+ " Nothing was done."))
			.satisfies((ex) -> assertThat(ex.remedy()).isEqualTo("Set ofauto.migrations.backup.url to a JDBC URL of the"
					+ " same database, with backup.user and backup.password."));
	}

	@Test
	void aPasswordIsInAFileThatGoes() throws Exception {
		PasswordFile file = PasswordFile.of("a:b\\c");
		assertThat(file).isNotNull();
		assertThat(Files.readString(file.path())).isEqualTo("*:*:*:*:a\\:b\\\\c\n");
		file.close();
		assertThat(file.path()).doesNotExist();
	}

	@Test
	void aPasswordWithALineBreakIsRefused() {
		assertThatExceptionOfType(BackupRefusedException.class).isThrownBy(() -> PasswordFile.of("a\nb"))
			.satisfies((ex) -> assertThat(ex.problem()).isEqualTo("The password has a line break or a null character,"
					+ " with which no file of passwords of PostgreSQL can have it. Nothing was done."));
	}

}
