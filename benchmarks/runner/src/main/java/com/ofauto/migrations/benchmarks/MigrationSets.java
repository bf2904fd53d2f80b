package com.ofauto.migrations.benchmarks;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

/**
 * The same migrations in the layout of each tool. Small ones are in a jar, where an
 * application has them; a big one is a file in a directory.
 */
final class MigrationSets implements AutoCloseable {

	private final Path directory;

	MigrationSets(Path parent) throws IOException {
		this.directory = Files.createTempDirectory(parent, "migrations");
	}

	/**
	 * Returns what goes on the class path so that the first migrations are found.
	 * @param layout the layout
	 * @param applied how many are applied already, which only a script wants to know
	 * @param total how many there are
	 * @return a jar, or a script for {@code psql}
	 */
	Path small(Layout layout, int applied, int total) throws IOException {
		if (layout == Layout.PSQL) {
			return script(applied, total);
		}
		Path jar = this.directory.resolve(layout + "-" + total + ".jar");
		if (!Files.exists(jar)) {
			try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
				for (String parent = layout.path(0); parent.contains("/");) {
					parent = parent.substring(0, parent.lastIndexOf('/'));
					if (!parent.contains(Layout.version(0))) {
						put(out, parent + "/", "");
					}
				}
				if (!layout.master().isEmpty()) {
					put(out, Layout.LIQUIBASE_MASTER, layout.master());
				}
				for (int i = 0; i < total; i++) {
					putMigration(out, layout, i);
				}
			}
		}
		return jar;
	}

	private static void putMigration(JarOutputStream out, Layout layout, int index) throws IOException {
		String path = layout.path(index);
		if (layout == Layout.PRISMA) {
			put(out, path.substring(0, path.lastIndexOf('/') + 1), "");
		}
		put(out, path, layout.head() + Layout.sql(index));
	}

	private static void put(JarOutputStream out, String path, String content) throws IOException {
		out.putNextEntry(new ZipEntry(path));
		out.write(content.getBytes(StandardCharsets.UTF_8));
		out.closeEntry();
	}

	private Path script(int applied, int total) throws IOException {
		Path script = this.directory.resolve("psql-" + applied + "-" + total + ".sql");
		try (BufferedWriter out = Files.newBufferedWriter(script)) {
			out.write("CREATE TABLE IF NOT EXISTS history (name text PRIMARY KEY, finished_at timestamptz);\n");
			out.write("SELECT count(*) FROM history;\n");
			for (int i = applied; i < total; i++) {
				out.write("BEGIN;\n" + Layout.sql(i) + "INSERT INTO history VALUES ('" + Layout.version(i)
						+ "', now());\nCOMMIT;\n");
			}
		}
		return script;
	}

	/**
	 * Writes migrations of one's own.
	 * @param name what tells them from others
	 * @return the directory for the class path
	 */
	Path of(Layout layout, String name, List<String> scripts) throws IOException {
		Path root = this.directory.resolve(name + "-" + layout);
		for (int i = 0; i < scripts.size(); i++) {
			Path path = root.resolve(layout.path(i));
			Files.createDirectories(path.getParent());
			Files.writeString(path, layout.head() + scripts.get(i));
		}
		return root;
	}

	/**
	 * Writes one big migration.
	 * @return the directory for the class path, or a script for {@code psql}
	 */
	Path big(Layout layout, BigFile file, long bytes) throws IOException {
		Path root = this.directory.resolve("big-" + layout);
		Path path = root.resolve(layout.path(0));
		Files.createDirectories(path.getParent());
		if (!layout.master().isEmpty()) {
			Files.writeString(root.resolve(Layout.LIQUIBASE_MASTER), layout.master());
		}
		try (BufferedWriter out = Files.newBufferedWriter(path)) {
			out.write(layout.head());
			file.write(out, bytes);
		}
		return (layout == Layout.PSQL) ? path : root;
	}

	@Override
	public void close() throws IOException {
		try (Stream<Path> files = Files.walk(this.directory)) {
			for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
				Files.delete(file);
			}
		}
	}

}
