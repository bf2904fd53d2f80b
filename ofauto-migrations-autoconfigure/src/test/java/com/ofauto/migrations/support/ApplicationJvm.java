package com.ofauto.migrations.support;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.CRC32;

/**
 * The start of an application of the tests in a JVM of its own. Half of the time that
 * such a JVM needs goes into the loading of classes: it takes them from an archive, which
 * a first run makes for all JVMs of the tests, until a class changes. An archive refers
 * to jars only, so the directories of classes become jars before.
 */
public final class ApplicationJvm {

	private final Path archive;

	private ApplicationJvm(Path archive) {
		this.archive = archive;
	}

	/**
	 * Runs an application and keeps the classes that it has loaded. How the run ends does
	 * not matter.
	 * @param main has the main method
	 * @param arguments of the application, for which {@code file:migrations} is an empty
	 * directory
	 * @return starts this and similar applications
	 */
	public static ApplicationJvm after(Class<?> main, String... arguments) {
		Path archive = Shared.PLACE.directory().resolve(main.getName() + ".jsa");
		JvmLock.alone(() -> {
			if (Files.notExists(archive)) {
				Path run = Files.createTempDirectory(Shared.PLACE.directory(), "run-");
				Files.createDirectory(run.resolve("migrations"));
				command(List.of("-XX:ArchiveClassesAtExit=" + archive), main, List.of(arguments))
					.directory(run.toFile())
					.redirectOutput(ProcessBuilder.Redirect.DISCARD)
					.redirectError(ProcessBuilder.Redirect.DISCARD)
					.start()
					.waitFor();
			}
			return archive;
		});
		return new ApplicationJvm(archive);
	}

	/**
	 * Prepares a start.
	 * @param options further ones of the JVM
	 * @param main has the main method
	 * @param arguments of the application
	 * @return the start, whose directory, environment and streams the caller may change
	 */
	public ProcessBuilder command(Class<?> main, List<String> arguments, String... options) {
		List<String> all = new ArrayList<>(List.of(options));
		all.add("-XX:SharedArchiveFile=" + this.archive);
		return command(all, main, arguments);
	}

	private static ProcessBuilder command(List<String> options, Class<?> main, List<String> arguments) {
		List<String> command = new ArrayList<>();
		command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
		// What the JVM says of the archive is none of the application's output.
		command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xlog:disable"));
		command.addAll(options);
		command.add(main.getName());
		command.addAll(arguments);
		ProcessBuilder builder = new ProcessBuilder(command);
		builder.environment().put("CLASSPATH", Shared.PLACE.classPath());
		builder.environment().put("SPRING_DOCKER_COMPOSE_ENABLED", "false");
		return builder;
	}

	/**
	 * Where the jars and archives are.
	 *
	 * @param directory a directory of these classes
	 * @param classPath that of this JVM, of jars only
	 */
	private record Place(Path directory, String classPath) {

		static Place create() {
			return JvmLock.alone(() -> {
				List<Path> places = Stream
					.of(System.getProperty("java.class.path").split(Pattern.quote(File.pathSeparator)))
					.map((place) -> Path.of(place).toAbsolutePath())
					.toList();
				Path directory = JvmLock.TARGET.resolve("jvm-" + key(places));
				boolean isNew = Files.notExists(directory);
				if (isNew) {
					JvmLock.removeOld();
					Files.createDirectories(directory);
				}
				List<String> jars = new ArrayList<>();
				for (Path path : places) {
					Path jar = directory.resolve(jars.size() + ".jar");
					if (isNew && Files.isDirectory(path)) {
						jar(path, jar);
					}
					jars.add((Files.isDirectory(path) ? jar : path).toString());
				}
				return new Place(directory, String.join(File.pathSeparator, jars));
			});
		}

		/**
		 * Another one if a file is another one.
		 */
		private static String key(List<Path> places) throws IOException {
			CRC32 key = new CRC32();
			key.update(System.getProperty("java.runtime.version").getBytes(StandardCharsets.UTF_8));
			for (Path place : places) {
				if (Files.exists(place)) {
					try (Stream<Path> files = Files.walk(place)) {
						for (Path file : files.sorted().toList()) {
							key.update(
									(file + " " + Files.size(file) + " " + Files.getLastModifiedTime(file).toMillis())
										.getBytes(StandardCharsets.UTF_8));
						}
					}
				}
			}
			return Long.toHexString(key.getValue());
		}

		private static void jar(Path classes, Path file) throws IOException {
			try (OutputStream target = Files.newOutputStream(file);
					JarOutputStream jar = new JarOutputStream(target);
					Stream<Path> all = Files.walk(classes)) {
				jar.setLevel(0);
				for (Path entry : all.filter((path) -> !path.equals(classes)).toList()) {
					String name = classes.relativize(entry).toString().replace(File.separatorChar, '/');
					// A search for resources asks for the directories too.
					jar.putNextEntry(new JarEntry(Files.isDirectory(entry) ? name + "/" : name));
					if (Files.isRegularFile(entry)) {
						Files.copy(entry, jar);
					}
				}
			}
		}

	}

	private static final class Shared {

		private static final Place PLACE = Place.create();

	}

}
