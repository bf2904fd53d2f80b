package com.ofauto.migrations.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import com.ofauto.migrations.core.FileProblem;
import com.ofauto.migrations.core.ReadableText;
import org.jspecify.annotations.Nullable;

/**
 * Where backups are kept, and how many.
 *
 * @param path the directory
 */
record BackupDirectory(Path path) {

	/**
	 * Makes sure that it is there and takes files.
	 * @throws BackupRefusedException if not
	 */
	void require() {
		if (!Files.isDirectory(this.path)) {
			throw BackupRefusedException.noSuchDirectory(this.path);
		}
		try {
			Files.delete(Files.createTempFile(this.path, ".backup-", ".try"));
		}
		catch (IOException ex) {
			throw BackupRefusedException.notWritable(this.path, FileProblem.reason(ex, this.path.toAbsolutePath()));
		}
	}

	/**
	 * Files of runs that have not ended, or were killed.
	 */
	List<String> incomplete(BackupName name) {
		try (Stream<Path> files = Files.list(this.path)) {
			return files.map((file) -> file.getFileName().toString())
				.filter((file) -> file.endsWith(BackupFile.INCOMPLETE)
						&& name.isOf(file.substring(0, file.length() - BackupFile.INCOMPLETE.length())))
				.sorted()
				.toList();
		}
		catch (IOException ex) {
			return List.of();
		}
	}

	/**
	 * Removes the oldest backups of a database.
	 * @param made the one that was just made, which stays whatever the clock says
	 * @param keep how many stay
	 * @return a sentence about each
	 */
	List<String> prune(BackupName name, @Nullable Path made, int keep) {
		List<String> said = new ArrayList<>();
		for (String file : old(name, made, keep, said)) {
			try {
				Files.delete(this.path.resolve(file));
				said.add("Removed the older backup " + file + ", since ofauto.migrations.backup.keep is " + keep + ".");
			}
			catch (IOException ex) {
				said.add("The older backup " + file + " could not be removed: " + FileProblem.reason(ex) + ".");
			}
		}
		return said;
	}

	private List<String> old(BackupName name, @Nullable Path made, int keep, List<String> said) {
		try (Stream<Path> files = Files.list(this.path)) {
			List<String> all = files.filter((file) -> Files.isRegularFile(file) && !file.equals(made))
				.map((file) -> file.getFileName().toString())
				.filter(name::isOf)
				.sorted(name.byTime())
				.toList();
			return all.subList(0, Math.max(0, all.size() + 1 - keep));
		}
		catch (IOException ex) {
			said.add("Older backups in " + ReadableText.name(this.path.toString()) + " could not be listed: "
					+ FileProblem.reason(ex) + ".");
			return List.of();
		}
	}

}
