package com.ofauto.migrations.devtools.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

import com.ofauto.migrations.command.SourceTree;
import com.ofauto.migrations.devtools.command.TracingView.ImpactFileView;
import com.ofauto.migrations.devtools.workbench.Impacts;
import com.ofauto.migrations.impact.ImpactText;
import com.ofauto.migrations.impact.MigrationImpact;

/**
 * The files beside migrations that say what these do.
 *
 * @param sources the migrations in the source tree
 * @param directory their directory
 */
record ImpactFiles(SourceTree sources, Path directory) {

	/**
	 * Write the file of a migration. If this process is killed, it is the old or the new
	 * one.
	 * @return what was done
	 */
	ImpactFileView write(String name, MigrationImpact impact) {
		Path file = file(name);
		String text = ImpactText.write(impact);
		try {
			if (Files.exists(file) && Files.readString(file).replace("\r\n", "\n").equals(text)) {
				return new ImpactFileView(name, show(name), false);
			}
			Path whole = Files.writeString(file.resolveSibling("." + Impacts.FILE + ".new"), text);
			Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
			return new ImpactFileView(name, show(name), true);
		}
		catch (IOException ex) {
			throw new UncheckedIOException("Cannot write " + file, ex);
		}
	}

	/**
	 * Return the file as a person in the project's directory writes it.
	 */
	String show(String name) {
		return this.sources.show(file(name));
	}

	private Path file(String name) {
		return this.directory.resolve(name).resolve(Impacts.FILE);
	}

}
