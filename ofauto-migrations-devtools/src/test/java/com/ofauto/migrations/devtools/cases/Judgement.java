package com.ofauto.migrations.devtools.cases;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import com.ofauto.migrations.devtools.judge.Judges;
import com.ofauto.migrations.support.PostgresServer;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the judges say of the cases, and what they may say: a limit that is known has its
 * reason in a list, and leaves it when it is gone.
 */
final class Judgement {

	/**
	 * A build has every third case judged, always the same ones.
	 */
	private static final int SHARE = 3;

	private static final Path LIMITS = Path.of("src/test/resources/judge-limits.txt");

	/**
	 * No judge is asked with {@code -Dofauto.judge=false}.
	 */
	private final boolean asked = !"false".equals(System.getProperty("ofauto.judge"));

	/**
	 * A build leaves the ways back, and most of the cases, to the night with
	 * {@code -Dofauto.judge.all=false}.
	 */
	private final boolean all = !"false".equals(System.getProperty("ofauto.judge.all"));

	private final Judges judges = new Judges(PostgresServer.shared().majorVersion());

	private final Map<String, String> limits = limits();

	/**
	 * Reads lines of a case, {@code =>} and the reason.
	 */
	private static Map<String, String> limits() {
		try {
			Map<String, String> limits = new TreeMap<>();
			for (String line : Files.readAllLines(LIMITS)) {
				if (!line.isBlank() && !line.startsWith("#")) {
					String[] parts = line.split(" => ", 2);
					limits.put(parts[0], parts[1]);
				}
			}
			return limits;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	Judges.Look look(SchemaCase schemaCase, CaseDatabase database) throws SQLException {
		return isAsked(schemaCase) ? database.look(this.judges) : Judges.NOTHING;
	}

	List<String> compare(SchemaCase schemaCase, CaseDatabase database, Judges.Look expected, List<String> statements)
			throws SQLException {
		List<String> differences = Judges.compare(look(schemaCase, database), expected);
		return differences.isEmpty() ? differences
				: List.of(String.join("\n", differences) + "\n-- after\n" + String.join("\n", statements));
	}

	/**
	 * Checks what the judges see on the way there, which is not the whole of a limit.
	 */
	void checkThere(String schemaCase, List<String> seen) {
		if (!this.limits.containsKey(schemaCase)) {
			assertThat(seen).as("what the judges see").isEmpty();
		}
	}

	/**
	 * Says whether the way back of a case is judged too. That of a known limit always is:
	 * it may be the one that shows it.
	 */
	boolean isAskedOnTheWayBack(SchemaCase schemaCase) {
		return this.all || this.limits.containsKey(schemaCase.toString());
	}

	private boolean isAsked(SchemaCase schemaCase) {
		return this.asked
				&& (isAskedOnTheWayBack(schemaCase) || Math.floorMod(schemaCase.toString().hashCode(), SHARE) == 0);
	}

	/**
	 * Who has judged.
	 */
	String judges() {
		return this.asked ? this.judges + (this.all ? "" : "\nThe other cases, and the ways back: -Dofauto.judge.all.")
				: "Nobody judged: -Dofauto.judge=false.";
	}

	void check(String name, List<String> judged) {
		if (!this.asked) {
			return;
		}
		if (this.limits.containsKey(name)) {
			assertThat(judged).as("a known limit that is gone: take it out of %s", LIMITS).isNotEmpty();
		}
		else {
			assertThat(judged).as("what the judges see").isEmpty();
		}
	}

}
