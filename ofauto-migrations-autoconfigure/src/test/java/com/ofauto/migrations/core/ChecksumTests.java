package com.ofauto.migrations.core;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class ChecksumTests {

	@TempDir
	Path directory;

	@Test
	void isTheSha256OfTheFilesBytes() {
		assertThat(file("SELECT 1;\n").checksum())
			.isEqualTo("b4e0497804e46e0a0b0b8c31975b062152d551bac49c3c2e80932567b4085dcd");
		assertThat(file("").checksum()).isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
	}

	@Test
	void lineEndsDoNotCount() {
		List<String> variants = List.of("a\nb\n\nc\n", "a\r\nb\r\n\r\nc\r\n");
		for (String script : variants) {
			Migration migration = file(script);
			assertThat(variants).allSatisfy((recorded) -> assertThat(isRecordedAs(migration, recorded)).isTrue());
		}
	}

	@Test
	void aFileOfBothLineEndsEqualsEachOfItsForms() {
		Migration migration = file("a\r\nb\nc\r\n");
		assertThat(isRecordedAs(migration, "a\r\nb\nc\r\n")).isTrue();
		assertThat(isRecordedAs(migration, "a\nb\nc\n")).isTrue();
		assertThat(isRecordedAs(migration, "a\r\nb\r\nc\r\n")).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "a\nb", "a\nb\n\n", "a\nb \n", "\uFEFFa\nb\n", "a\rb\n", "a\r\r\nb\n", "a\nb\n\r", "" })
	void anythingElseIsAnEdit(String recorded) {
		assertThat(isRecordedAs(file("a\nb\n"), recorded)).isFalse();
	}

	@Test
	void noChecksumIsNoChecksum() {
		assertThat(file("").hasChecksum(null)).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "\r", "a\rb\r", "\r\r\n", "\r\n\r", "a\r\n\rb\r\r\n" })
	void aLoneCarriageReturnIsNoLineEnd(String script) {
		Migration migration = file(script);
		assertThat(isRecordedAs(migration, script.replace("\r\n", "\n"))).isTrue();
		assertThat(isRecordedAs(migration, script.replace("\r\n", "\n").replace("\n", "\r\n"))).isTrue();
		assertThat(isRecordedAs(migration, script.replace("\r\n", "\n").replace("\r", ""))).isFalse();
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 2, 3, 5, 7 })
	void aLineEndMayCrossTheBordersOfBuffers(int chunk) {
		String script = "\r\na\r\r\n\n\rb\r\nc\r";
		byte[] bytes = script.getBytes(StandardCharsets.UTF_8);
		Checksum.LineEnds lf = new Checksum.LineEnds(false);
		Checksum.LineEnds crlf = new Checksum.LineEnds(true);
		for (int start = 0; start < bytes.length; start += chunk) {
			int length = Math.min(chunk, bytes.length - start);
			byte[] buffer = new byte[chunk];
			System.arraycopy(bytes, start, buffer, 0, length);
			lf.update(buffer, 0, length);
			crlf.update(buffer, 0, length);
		}
		String unix = script.replace("\r\n", "\n");
		assertThat(lf.hex()).isEqualTo(Checksum.of(unix));
		assertThat(crlf.hex()).isEqualTo(Checksum.of(unix.replace("\n", "\r\n")));
	}

	@ParameterizedTest
	@ValueSource(ints = { 8190, 8191, 8192, 16_383, 65_535, 65_536, 200_000 })
	void aFileOfAnySizeIsComparedWhole(int length) {
		String unix = "x".repeat(length) + "\nlast\n";
		String windows = unix.replace("\n", "\r\n");
		assertThat(file(windows).checksum()).isEqualTo(Checksum.of(windows));
		assertThat(isRecordedAs(file(windows), unix)).isTrue();
		assertThat(isRecordedAs(file(unix), windows)).isTrue();
		assertThat(isRecordedAs(file(unix), unix + "\n")).isFalse();
	}

	@Test
	void aCharacterMayCrossTheBordersOfBuffers() {
		for (int shift = 0; shift < 4; shift++) {
			String script = "x".repeat(shift) + "\uD83D\uDE97".repeat(40_000);
			assertThat(file(script).checksum()).isEqualTo(Checksum.of(script));
		}
	}

	private static boolean isRecordedAs(Migration migration, String recorded) {
		return migration.hasChecksum(Checksum.of(recorded));
	}

	private Migration file(String script) {
		return new MigrationsOnDisk(this.directory).with("1", script).read().get(0);
	}

}
