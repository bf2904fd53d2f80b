package com.ofauto.migrations.devtools.judge;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A second judge, where it is installed: {@code pg_dump} of the server's own version.
 */
public final class Dump {

	private final Path program;

	private Dump(Path program) {
		this.program = program;
	}

	/**
	 * Finds the program.
	 * @param majorVersion that of the server
	 * @return the judge, if its program is where Debian puts it
	 */
	public static Optional<Dump> of(int majorVersion) {
		Path program = Path.of("/usr/lib/postgresql", String.valueOf(majorVersion), "bin", "pg_dump");
		return Files.isExecutable(program) ? Optional.of(new Dump(program)) : Optional.empty();
	}

	/**
	 * Reads what a database is dumped as, in no order, since the order of columns is no
	 * difference.
	 * @param address the database as pg_dump takes it: a URL
	 * @return its lines, sorted
	 */
	public List<String> read(String address) {
		try {
			Process process = new ProcessBuilder(this.program.toString(), "--schema-only", "--dbname=" + address)
				.redirectErrorStream(true)
				.start();
			process.getOutputStream().close();
			String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
			if (process.waitFor() != 0) {
				throw new IllegalStateException(text);
			}
			return text.lines()
				.filter((line) -> !line.isBlank() && !line.startsWith("--") && !line.startsWith("\\"))
				.map((line) -> line.replaceFirst(",$", ""))
				.sorted()
				.toList();
		}
		catch (IOException ex) {
			throw new IllegalStateException("pg_dump does not run", ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * Compares two dumps.
	 * @param is what one database is dumped as
	 * @param shouldBe what the other is dumped as
	 * @return the lines that only one of them has
	 */
	public static List<String> compare(List<String> is, List<String> shouldBe) {
		List<String> more = new ArrayList<>(is);
		List<String> missing = new ArrayList<>(shouldBe);
		shouldBe.forEach(more::remove);
		is.forEach(missing::remove);
		List<String> differences = new ArrayList<>();
		more.forEach((line) -> differences.add("pg_dump has: " + line));
		missing.forEach((line) -> differences.add("pg_dump misses: " + line));
		return differences;
	}

}
