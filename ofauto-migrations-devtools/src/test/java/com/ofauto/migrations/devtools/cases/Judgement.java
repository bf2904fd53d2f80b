package com.ofauto.migrations.devtools.cases;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import com.ofauto.migrations.devtools.judge.Dump;
import com.ofauto.migrations.devtools.judge.Judge;
import com.ofauto.migrations.devtools.judge.Portrait;
import com.ofauto.migrations.support.PostgresServer;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the judge says of the cases, and what it may say: a limit that is known has its
 * reason in a list, and leaves it when it is gone.
 */
final class Judgement {

	private static final Path LIMITS = Path.of("src/test/resources/judge-limits.txt");

	/**
	 * The judge is not asked with {@code -Dofauto.judge=false}.
	 */
	private final boolean asked = !"false".equals(System.getProperty("ofauto.judge"));

	/**
	 * Asks pg_dump too, which costs minutes: {@code -Dofauto.judge.dump=true}.
	 */
	private final Optional<Dump> dump = Boolean.getBoolean("ofauto.judge.dump")
			? Dump.of(PostgresServer.shared().majorVersion()) : Optional.empty();

	private final Judge judge = new Judge();

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

	/**
	 * What the judges have seen of a database.
	 *
	 * @param portrait what the catalogs say
	 * @param dump what pg_dump says, where it is asked
	 */
	record Look(Portrait portrait, List<String> dump) {

	}

	/**
	 * Where nobody looks.
	 */
	static final Look NOTHING = new Look(new Portrait(new TreeMap<>(), Map.of()), List.of());

	Look look(CaseDatabase database) throws SQLException {
		Portrait portrait = this.asked ? database.portrait(this.judge) : NOTHING.portrait();
		return new Look(portrait, this.dump.map((program) -> program.read(database.address())).orElse(List.of()));
	}

	List<String> compare(CaseDatabase database, Look expected, List<String> statements) throws SQLException {
		Look is = look(database);
		List<String> differences = new ArrayList<>(Judge.compare(is.portrait(), expected.portrait()));
		differences.addAll(Dump.compare(is.dump(), expected.dump()));
		return differences.isEmpty() ? differences
				: List.of(String.join("\n", differences) + "\n-- after\n" + String.join("\n", statements));
	}

	void check(String name, List<String> judged) {
		if (!this.asked) {
			return;
		}
		if (this.limits.containsKey(name)) {
			assertThat(judged).as("a known limit that is gone: take it out of %s", LIMITS).isNotEmpty();
		}
		else {
			assertThat(judged).as("what the judge sees").isEmpty();
		}
	}

}
