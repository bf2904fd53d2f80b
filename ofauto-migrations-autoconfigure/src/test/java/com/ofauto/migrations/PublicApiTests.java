package com.ofauto.migrations;

import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.ofauto.migrations.Internal;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What applications may rely on is written down, so that a change of it is seen in
 * review.
 */
class PublicApiTests {

	private static final Path WRITTEN = Path.of("src/test/resources/public-api.txt");

	private static final Path FOUND = Path.of("target/public-api.txt");

	private static final List<JavaClass> PUBLIC = new ClassFileImporter()
		.withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
		.withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_JARS)
		.importPackages("com.ofauto.migrations")
		.stream()
		.filter((type) -> isPublic(type.reflect()) && !type.getSimpleName().equals("package-info"))
		.toList();

	@Test
	void aChangeOfTheApiIsMeant() throws IOException {
		String found = PUBLIC.stream()
			.filter((type) -> !isInternal(type))
			.map((type) -> describe(type.reflect()))
			.sorted()
			.collect(Collectors.joining("\n"));
		Files.writeString(FOUND, found);
		String written = Files.readString(WRITTEN);
		assertThat(beyond(found, written)).as("New; if it is meant, copy %s to %s", FOUND, WRITTEN).isEmpty();
		assertThat(beyond(written, found)).as("Gone; if it is meant, copy %s to %s", FOUND, WRITTEN).isEmpty();
		assertThat(found).as("%s, compared with %s", FOUND, WRITTEN).isEqualTo(written);
	}

	/**
	 * Each line of one with its type, as far as the other does not have it.
	 */
	private static List<String> beyond(String one, String other) {
		List<String> more = members(one);
		more.removeAll(members(other));
		return more;
	}

	private static List<String> members(String api) {
		List<String> members = new ArrayList<>();
		String type = "";
		for (String line : api.split("\n")) {
			type = line.startsWith("\t") ? type : line;
			members.add(line.startsWith("\t") ? type + line : line);
		}
		return members;
	}

	@Test
	void theApiNamesNothingThatIsInternal() throws IOException {
		List<String> internal = PUBLIC.stream()
			.filter(PublicApiTests::isInternal)
			.map((type) -> type.getName().substring("com.ofauto.migrations.".length()))
			.toList();
		Set<String> named = new HashSet<>(List.of(Files.readString(WRITTEN).split("[^\\w.$]+")));
		assertThat(internal).isNotEmpty().filteredOn(named::contains).isEmpty();
	}

	@Test
	void eachPublicTypeSaysSinceWhen() {
		assertThat(PUBLIC).filteredOn(JavaClass::isTopLevelClass).allSatisfy((type) -> {
			Path source = Path.of("src/main/java", type.getName().replace('.', '/') + ".java");
			assertThat(source).content()
				.as(type.getName())
				.containsPattern("\n \\* @since \\d+\\.\\d+\\.\\d+\n \\*/\n");
		});
	}

	private static boolean isPublic(Class<?> type) {
		return Modifier.isPublic(type.getModifiers())
				&& (type.getEnclosingClass() == null || isPublic(type.getEnclosingClass()));
	}

	private static boolean isInternal(JavaClass type) {
		return type.isAnnotatedWith(Internal.class) || type.getPackage().isAnnotatedWith(Internal.class)
				|| type.getEnclosingClass().map(PublicApiTests::isInternal).orElse(false);
	}

	private static String describe(Class<?> type) {
		Stream<String> members = Stream.of(
				Arrays.stream(type.getDeclaredFields())
					.filter((field) -> !field.isSynthetic() && isSeen(field.getModifiers()))
					.map(Field::toGenericString),
				Arrays.stream(type.getDeclaredConstructors())
					.filter((constructor) -> isSeen(constructor) && !type.isEnum())
					.map(Constructor::toGenericString),
				Arrays.stream(type.getDeclaredMethods()).filter(PublicApiTests::isSeen).map(Method::toGenericString))
			.flatMap((each) -> each)
			.map((member) -> "\t" + readable(member, type))
			.sorted();
		return readable(type.toGenericString(), null) + "\n"
				+ members.map((line) -> line + "\n").collect(Collectors.joining());
	}

	private static boolean isSeen(Executable executable) {
		return !executable.isSynthetic() && isSeen(executable.getModifiers())
				&& !executable.isAnnotationPresent(Internal.class);
	}

	private static boolean isSeen(int modifiers) {
		return Modifier.isPublic(modifiers) || Modifier.isProtected(modifiers);
	}

	/**
	 * Without what does not bind a caller, and with short names.
	 */
	private static String readable(String text, Class<?> type) {
		String member = (type != null) ? text.replace(type.getName() + ".", "").replace(type.getName() + "(", "new(")
				: text;
		return member.replaceAll("\\b(java\\.(lang|util|time|util\\.function)|com\\.ofauto\\.migrations)\\.(?=\\w)", "")
			.replaceAll("\\b(synchronized|native) ", "");
	}

}
