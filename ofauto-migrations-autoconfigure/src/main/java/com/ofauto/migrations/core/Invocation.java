package com.ofauto.migrations.core;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URL;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.ofauto.migrations.Internal;
import org.jspecify.annotations.Nullable;

/**
 * How a command is typed where this JVM was started. Only a start with {@code java -jar}
 * can be told for certain, since the JVM knows the jar; a build tool, an IDE and a class
 * path look the same from inside.
 *
 * @since 0.1.0
 */
@Internal
public final class Invocation {

	/** What double quotes hold together in the shells of Windows too. */
	private static final Pattern PATH = Pattern.compile("[\\p{L}\\p{N} _@+=:,./\\\\()~&-]+");

	private static final Pattern TWO_WORDS = Pattern.compile("^\\S+ \\S+");

	private static final Pattern SPECIAL = Pattern.compile("[ ()~&]");

	private static final String JAVA_COMMAND = System.getProperty("sun.java.command", "");

	private static final String PROGRAM = program(JAVA_COMMAND, System.getProperty("java.class.path", ""),
			Invocation.class.getProtectionDomain().getCodeSource());

	private Invocation() {
	}

	/**
	 * A command as it can be typed here.
	 * @param command the words of the command and what follows them
	 * @return the line to type or, where the launcher is not known, the command with the
	 * database that it works on
	 */
	public static String of(String command) {
		return PROGRAM.isEmpty() ? Typed.CONFIGURATION.databaseBefore(command) + command
				: PROGRAM + Typed.CONFIGURATION.before(command) + command;
	}

	/**
	 * A command for one of several databases, as it can be typed here.
	 * @param command the words of the command and what follows them
	 * @param database what the application calls the database, or {@code null} if it has
	 * no other
	 * @return the line to type
	 */
	public static String of(String command, @Nullable String database) {
		return of((database == null) ? command : TWO_WORDS.matcher(command)
			.replaceFirst("$0 " + Matcher.quoteReplacement(ShellWord.option("--database", database))));
	}

	/**
	 * How a command is called, whatever the configuration is.
	 * @param usage the words of the command and what can follow them
	 * @return the same behind the program, as far as it is known
	 */
	public static String usage(String usage) {
		return PROGRAM + usage;
	}

	/**
	 * The same as an instruction in a sentence.
	 */
	static String instruction(String command) {
		return "run " + (PROGRAM.isEmpty() ? "the application with the arguments " : PROGRAM)
				+ Typed.CONFIGURATION.before(command) + command;
	}

	private static String program(String javaCommand, String classPath, @Nullable CodeSource own) {
		URL location = (own != null) ? own.getLocation() : null;
		return (location != null) ? program(javaCommand, classPath, location) : "";
	}

	/**
	 * What comes before a command.
	 * @param javaCommand what the JVM was started with behind its options
	 * @param classPath the class path, which is the jar alone after {@code -jar}
	 * @param own where this library is
	 * @return the program with a blank behind it, or nothing if it is not certain
	 */
	static String program(String javaCommand, String classPath, URL own) {
		if (classPath.isEmpty() || !(javaCommand + " ").startsWith(classPath + " ")) {
			return "";
		}
		try (JarFile jar = new JarFile(classPath)) {
			Manifest manifest = jar.getManifest();
			if (manifest != null && isApplication(jar, manifest.getMainAttributes(), own)) {
				return "java -jar " + path(classPath) + " ";
			}
		}
		catch (IOException ex) {
			// It was no jar that the JVM was started with.
		}
		return "";
	}

	private static String path(String path) {
		if (!PATH.matcher(path).matches()) {
			return ShellWord.of(path);
		}
		return SPECIAL.matcher(path).find() ? '"' + path + '"' : path;
	}

	/**
	 * A jar that holds only a class path for another main class, as test runners create
	 * it, is not the application.
	 */
	private static boolean isApplication(JarFile jar, Attributes attributes, URL own) {
		String main = attributes.getValue(Attributes.Name.MAIN_CLASS);
		return main != null && jar.getEntry(main.strip().replace('.', '/') + ".class") != null
				&& (holds(Path.of(jar.getName()), own) || brings(attributes.getValue(Attributes.Name.CLASS_PATH), own));
	}

	/**
	 * The JVM names the jar as it was typed, and this library by the whole path.
	 */
	private static boolean holds(Path jar, URL own) {
		String library = own.toString();
		return library.contains(jar.toUri().getRawPath())
				|| library.contains(jar.toAbsolutePath().normalize().toUri().getRawPath());
	}

	private static boolean brings(@Nullable String classPath, URL own) {
		return classPath != null
				&& Stream.of(classPath.split(" ")).anyMatch((entry) -> fileName(entry).equals(fileName(own.getPath())));
	}

	private static String fileName(String path) {
		return path.substring(path.lastIndexOf('/') + 1);
	}

	/**
	 * Initialized when a remedy needs it.
	 */
	private static final class Typed {

		static final ChosenConfiguration CONFIGURATION = ChosenConfiguration.of(
				ManagementFactory.getRuntimeMXBean().getInputArguments(),
				TypedArguments.of(JAVA_COMMAND, ProcessHandle.current().info().arguments().orElse(new String[0])));

	}

}
