package com.ofauto.migrations.devtools;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * The page that people read says what the code is.
 */
class ArchitecturePageTests {

	private static final String BASE = "com.ofauto.migrations";

	private static final Pattern ROW = Pattern.compile("(?m)^\\| `([\\w.]+)` \\|[^|]*\\|[^|]*\\|([^|]*)\\|$");

	private static final Pattern NAME = Pattern.compile("`([^`]+)`");

	private static final Pattern TYPE = Pattern.compile("[A-Z]\\w*[a-z]\\w*");

	private static final Set<String> NO_TYPES = Set.of("COMMIT");

	private final JavaClasses classes = new ClassFileImporter()
		.withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
		.withImportOption((location) -> !location.contains("-tests.jar"))
		.importPackages(BASE);

	private final String page;

	ArchitecturePageTests() throws IOException {
		this.page = Files.readString(Path.of("../docs/architecture.md"));
	}

	@Test
	void eachRoomKnowsWhatItsRowNamesAndNothingElse() {
		Map<String, Set<String>> rows = new TreeMap<>();
		ROW.matcher(this.page).results().forEach((row) -> rows.put(row.group(1), names(row.group(2))));
		assertThat(rows).isEqualTo(arrows());
	}

	private Map<String, Set<String>> arrows() {
		Map<String, Set<String>> arrows = new TreeMap<>();
		for (JavaClass type : this.classes.that(resideOutsideOfPackage(BASE))) {
			String room = room(type);
			Set<String> known = arrows.computeIfAbsent(room, (name) -> new TreeSet<>());
			type.getDirectDependenciesFromSelf()
				.stream()
				.map(Dependency::getTargetClass)
				.map(JavaClass::getBaseComponentType)
				.filter((target) -> target.getPackageName().startsWith(BASE + "."))
				.map(ArchitecturePageTests::room)
				.filter((target) -> !target.equals(room))
				.forEach(known::add);
		}
		return arrows;
	}

	private static String room(JavaClass type) {
		return type.getPackageName().substring(BASE.length() + 1);
	}

	@Test
	void eachTypeThatIsNamedIsThere() {
		Set<String> types = this.classes.stream().map(JavaClass::getSimpleName).collect(Collectors.toSet());
		List<String> named = names(this.page).stream()
			.filter((name) -> TYPE.matcher(name).matches() && !NO_TYPES.contains(name))
			.toList();
		assertThat(named).hasSizeGreaterThan(30);
		assertThat(types).containsAll(named);
	}

	private static Set<String> names(String text) {
		return NAME.matcher(text)
			.results()
			.map((MatchResult found) -> found.group(1))
			.collect(Collectors.toCollection(TreeSet::new));
	}

}
