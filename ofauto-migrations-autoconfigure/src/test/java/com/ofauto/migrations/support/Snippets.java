package com.ofauto.migrations.support;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Compiles what pages show of Java.
 */
public final class Snippets {

	private Snippets() {
	}

	/**
	 * Compiles the sources of the package {@code com.example} beside themselves.
	 * @param directory the root of the packages
	 * @throws IOException if the files cannot be read or written
	 */
	public static void compile(Path directory) throws IOException {
		JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
		StringWriter said = new StringWriter();
		try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null);
				Stream<Path> found = Files.list(directory.resolve("com/example"))) {
			boolean fine = compiler
				.getTask(said, files, null, List.of("-proc:none", "-d", directory.toString()), null, files
					.getJavaFileObjectsFromPaths(found.filter((file) -> file.toString().endsWith(".java")).toList()))
				.call();
			assertThat(fine).as(said.toString()).isTrue();
		}
	}

}
