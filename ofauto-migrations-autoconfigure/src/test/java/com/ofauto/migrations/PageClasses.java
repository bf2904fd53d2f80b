package com.ofauto.migrations;

import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

import com.ofauto.migrations.support.Snippets;

import org.springframework.test.context.TestContextManager;

/**
 * The classes of the package {@code com.example} of somebody who has copied a page.
 *
 * @param directory the root of the class path
 * @param imports what the classes import
 */
record PageClasses(Path directory, String imports) {

	PageClasses source(String name, String code) throws IOException {
		Files.writeString(Files.createDirectories(this.directory.resolve("com/example")).resolve(name + ".java"),
				"package com.example;\n\n" + this.imports + code);
		return this;
	}

	PageClasses file(String name, String text) throws IOException {
		Path file = this.directory.resolve(name);
		Files.createDirectories(file.getParent());
		Files.writeString(file, text);
		return this;
	}

	/**
	 * Compiles the classes, and loads them before the files of these tests.
	 */
	URLClassLoader load() throws IOException {
		Snippets.compile(this.directory);
		return new URLClassLoader(new URL[] { this.directory.toUri().toURL() }, getClass().getClassLoader());
	}

	/**
	 * Runs the only method of a class as JUnit does with Spring's extension.
	 */
	void runTest(String name) throws Exception {
		Thread thread = Thread.currentThread();
		ClassLoader before = thread.getContextClassLoader();
		try (URLClassLoader loader = load()) {
			thread.setContextClassLoader(loader);
			Class<?> type = loader.loadClass("com.example." + name);
			Constructor<?> constructor = type.getDeclaredConstructor();
			constructor.setAccessible(true);
			Object test = constructor.newInstance();
			Method method = Arrays.stream(type.getDeclaredMethods())
				.filter((candidate) -> !candidate.isSynthetic())
				.findFirst()
				.orElseThrow();
			method.setAccessible(true);
			TestContextManager spring = new TestContextManager(type);
			spring.beforeTestClass();
			try {
				spring.prepareTestInstance(test);
				spring.beforeTestMethod(test, method);
				method.invoke(test);
				spring.afterTestMethod(test, method, null);
			}
			finally {
				spring.afterTestClass();
			}
		}
		finally {
			thread.setContextClassLoader(before);
		}
	}

}
