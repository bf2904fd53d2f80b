package com.ofauto.migrations.backup;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.ofauto.migrations.core.OngoingWork;
import org.jspecify.annotations.Nullable;

/**
 * {@code pg_dump} and, beside it, {@code pg_restore}.
 *
 * @param dump where {@code pg_dump} is
 * @param restore where {@code pg_restore} is
 * @param version what {@code pg_dump} says of its version, such as {@code 17.4}
 */
record PostgresPrograms(Path dump, Path restore, String version) {

	private static final String DUMP = "pg_dump";

	private static final Pattern VERSION = Pattern.compile("\\(.*?\\) ((\\d+)\\S*)");

	/**
	 * Finds them.
	 * @param named what the property names, or {@code null} for that of the path
	 * @param server the version of the server, which they must not be older than
	 * @throws BackupRefusedException if there are none that fit
	 */
	static PostgresPrograms find(@Nullable String named, int majorVersion, String server, OngoingWork work) {
		Path dump = path((named != null) ? named : DUMP).orElseThrow(() -> BackupRefusedException.noProgram(named));
		Path restore = dump.resolveSibling(dump.getFileName().toString().replace(DUMP, "pg_restore"));
		if (restore.equals(dump) || !Files.isExecutable(restore)) {
			throw BackupRefusedException.noRestore(dump);
		}
		List<String> said = new ArrayList<>();
		Matcher version = VERSION.matcher("");
		try {
			int code = ProgramRun.ofPostgres(List.of(dump.toString(), "--version"), Map.of()).run(work, said::add);
			if (code == 0 && !said.isEmpty()) {
				version.reset(said.get(0));
			}
		}
		catch (IOException ex) {
			said.add(String.valueOf(ex.getMessage()));
		}
		if (!version.find()) {
			throw BackupRefusedException.unusable(dump, said);
		}
		if (Integer.parseInt(version.group(2)) < majorVersion) {
			throw BackupRefusedException.tooOld(dump, version.group(1), server);
		}
		return new PostgresPrograms(dump, restore, version.group(1));
	}

	/**
	 * A name with a directory is a path, as for a shell.
	 */
	private static Optional<Path> path(String name) {
		Path named = Path.of(name);
		Stream<Path> candidates = (named.getNameCount() > 1 || named.isAbsolute()) ? Stream.of(named)
				: Stream.of(System.getenv().getOrDefault("PATH", "").split(Pattern.quote(File.pathSeparator)))
					.filter((directory) -> !directory.isEmpty())
					.flatMap((directory) -> Stream.of(name, name + ".exe").map(Path.of(directory)::resolve));
		return candidates.filter((file) -> Files.isRegularFile(file) && Files.isExecutable(file))
			.map(Path::toAbsolutePath)
			.findFirst();
	}

}
