package com.ofauto.migrations.devtools.judge;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * All who judge on this machine: the catalogs, and {@code pg_dump} where that of the
 * server's version is installed and {@code -Dofauto.judge.dump=false} does not leave it
 * out.
 */
public final class Judges {

	/**
	 * Where nobody looks.
	 */
	public static final Look NOTHING = new Look(new Portrait(new TreeMap<>(), Map.of()), Dump.NONE);

	private final int majorVersion;

	private final boolean dumpIsAsked = !"false".equals(System.getProperty("ofauto.judge.dump"));

	private final Optional<DumpProgram> program;

	private final Judge judge = new Judge();

	private int looks;

	/**
	 * Finds who can judge.
	 * @param majorVersion that of the server
	 */
	public Judges(int majorVersion) {
		this.majorVersion = majorVersion;
		this.program = this.dumpIsAsked ? DumpProgram.of(majorVersion) : Optional.empty();
	}

	/**
	 * What the judges have seen of a database.
	 *
	 * @param portrait what the catalogs say
	 * @param dump what pg_dump says, where it is asked
	 */
	public record Look(Portrait portrait, Dump dump) {

	}

	/**
	 * Looks at a database.
	 * @param connection a connection to it without an open transaction
	 * @param programUrl where pg_dump finds it
	 * @return what was seen
	 * @throws SQLException if the database does not answer
	 */
	public Look look(Connection connection, String programUrl) throws SQLException {
		this.looks++;
		return new Look(this.judge.read(connection),
				this.program.map((program) -> program.read(programUrl)).orElse(Dump.NONE));
	}

	/**
	 * Compares two databases.
	 * @param is what one of them is
	 * @param shouldBe what the other is
	 * @return one line for each difference that one of the judges sees
	 */
	public static List<String> compare(Look is, Look shouldBe) {
		List<String> differences = new ArrayList<>(Judge.compare(is.portrait(), shouldBe.portrait()));
		differences.addAll(Dump.compare(is.dump(), shouldBe.dump()));
		return differences;
	}

	/**
	 * Says who has judged.
	 */
	@Override
	public String toString() {
		String catalogs = "The catalogs judged %d databases, pg_dump ".formatted(this.looks);
		if (this.program.isPresent()) {
			return catalogs + "did too: " + this.program.get().version();
		}
		return catalogs
				+ (this.dumpIsAsked ? "none: that of PostgreSQL %d is not installed".formatted(this.majorVersion)
						: "none: -Dofauto.judge.dump=false");
	}

}
