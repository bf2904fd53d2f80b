package com.ofauto.migrations.core;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A line to type is shown only where it is certain how the JVM was started.
 */
class InvocationTests {

	private static final String LIBRARY = "ofauto-migrations-autoconfigure-0.1.0.jar";

	@TempDir
	Path directory;

	@Test
	void anExecutableJarIsNamedAsItWasTyped() throws IOException {
		Path jar = jar("shop.jar", "org.springframework.boot.loader.launch.JarLauncher", "");
		URL own = nested(jar);
		assertThat(Invocation.program(jar + " --spring.profiles.active=prod", jar.toString(), own))
			.isEqualTo("java -jar " + jar + " ");
		assertThat(Invocation.program(jar.toString(), jar.toString(), own)).isEqualTo("java -jar " + jar + " ");
	}

	@Test
	void aPathFromHereIsNamedAsItWasTyped() throws IOException {
		Path jar = jar("shop.jar", "org.springframework.boot.loader.launch.JarLauncher", "");
		URL own = nested(jar);
		Path here = Path.of("").toAbsolutePath();
		for (Path typed : List.of(Path.of(".").resolve(here.relativize(jar)),
				here.relativize(this.directory).resolve("x").resolve("..").resolve("shop.jar"))) {
			Files.createDirectories(this.directory.resolve("x"));
			assertThat(Invocation.program(typed + " migrate status", typed.toString(), own))
				.isEqualTo("java -jar " + typed + " ");
		}
	}

	@Test
	void aNameWithABlankIsQuoted() throws IOException {
		Path jar = jar("my shop.jar", "com.example.Shop", "");
		assertThat(Invocation.program(jar + " serve", jar.toString(), nested(jar)))
			.isEqualTo("java -jar \"" + jar + "\" ");
	}

	@Test
	void aNameInWhichAShellSeesMoreIsQuotedForIt() throws IOException {
		Path jar = jar("my $(touch pwned) shop's.jar", "com.example.Shop", "");
		assertThat(Invocation.program(jar + " serve", jar.toString(), nested(jar)))
			.isEqualTo("java -jar '" + this.directory.resolve("my $(touch pwned) shop'\\''s.jar") + "' ");
	}

	@Test
	void aShadedJarAndOneThatNamesItsLibrariesAreTheApplication() throws IOException {
		Path shaded = jar("shaded.jar", "com.example.Shop", "");
		assertThat(Invocation.program(shaded.toString(), shaded.toString(), url(shaded)))
			.isEqualTo("java -jar " + shaded + " ");
		Path extracted = jar("extracted.jar", "com.example.Shop", "lib/spring-core.jar lib/" + LIBRARY);
		assertThat(Invocation.program(extracted.toString(), extracted.toString(),
				url(this.directory.resolve("lib").resolve(LIBRARY))))
			.isEqualTo("java -jar " + extracted + " ");
	}

	@Test
	void whoeverElseIsStartedAsAJarIsNotTheApplication() throws IOException {
		URL library = url(this.directory.resolve("lib").resolve(LIBRARY));
		Path booter = this.directory.resolve("booter.jar");
		new JarOnDisk().with("META-INF/MANIFEST.MF", manifest("com.example.ForkedBooter", "lib/" + LIBRARY))
			.write(booter);
		assertThat(Invocation.program(booter + " x", booter.toString(), library)).isEmpty();
		Path server = jar("server.jar", "com.example.Server", "lib/other.jar");
		assertThat(Invocation.program(server + " deploy", server.toString(), library)).isEmpty();
	}

	@Test
	void aClassPathSaysNothing() throws IOException {
		Path jar = jar("shop.jar", "com.example.Shop", "");
		assertThat(Invocation.program("com.example.Shop serve", jar.toString(), url(jar))).isEmpty();
		assertThat(Invocation.program("com.example.Shop", "target/classes:lib/" + LIBRARY, url(jar))).isEmpty();
		assertThat(Invocation.program("", "", url(jar))).isEmpty();
		Path text = Files.writeString(this.directory.resolve("text.jar"), "no jar");
		assertThat(Invocation.program(text.toString(), text.toString(), url(text))).isEmpty();
	}

	@Test
	void theProcessKnowsItsArguments() {
		assertThat(TypedArguments.of("my shop.jar --a.b=x y migrate status",
				new String[] { "-Xmx1g", "-jar", "my shop.jar", "--a.b=x y", "migrate", "status" }))
			.containsExactly("--a.b=x y", "migrate", "status");
		assertThat(TypedArguments.of("com.example.Shop", new String[] { "-cp", "x", "com.example.Shop" })).isEmpty();
	}

	@Test
	void whereItDoesNotAValueThatMayGoOnIsLeftOut() {
		assertThat(TypedArguments.of("shop.jar --a.b=x y --c.d=z --e.f=1 migrate status --g.h=2", new String[0]))
			.containsExactly("--a.b=…", "y", "--c.d=z", "--e.f=1", "migrate", "status", "--g.h=2");
		assertThat(TypedArguments.of("", new String[0])).isEmpty();
	}

	@Test
	void aTestIsNoApplicationThatCouldBeCalled() {
		assertThat(Invocation.of("migrate deploy")).isEqualTo("migrate deploy");
		assertThat(Invocation.instruction("migrate deploy"))
			.isEqualTo("run the application with the arguments migrate deploy");
	}

	private Path jar(String name, String main, String classPath) {
		return new JarOnDisk().with("META-INF/MANIFEST.MF", manifest(main, classPath))
			.with(main.replace('.', '/') + ".class", "")
			.write(this.directory.resolve(name));
	}

	private static String manifest(String main, String classPath) {
		return "Manifest-Version: 1.0\nMain-Class: " + main + "\n"
				+ (classPath.isEmpty() ? "" : "Class-Path: " + classPath + "\n") + "\n";
	}

	private static URL url(Path path) throws MalformedURLException {
		return path.toUri().toURL();
	}

	private static URL nested(Path jar) throws MalformedURLException {
		return URI.create("jar:" + jar.toUri() + "!/BOOT-INF/lib/" + LIBRARY).toURL();
	}

}
