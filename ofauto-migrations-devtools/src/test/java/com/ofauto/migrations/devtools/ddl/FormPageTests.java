package com.ofauto.migrations.devtools.ddl;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The page with the check list is the check list.
 */
class FormPageTests {

	private static final Path PAGE = Path.of("..", "docs", "ddl.md");

	private static final String HEAD = """
			# PostgreSQL's DDL, form by form

			How the development tools treat each form of a statement in a [schema source](schema-first.md) or in a compared
			database. The forms are those of the `CREATE` and `ALTER` pages of PostgreSQL's manual.

			| Answer | Meaning |
			|---|---|
			| compared | The difference is found, and the generated script makes the database equal in every column of every catalog. |
			| refused | No script is generated. The message has the words that stand here. |
			| not compared | The form is ignored, for the reason that stands here. Write it into a migration by hand. |
			| no difference | PostgreSQL keeps nothing of it that could be compared. |
			| gap | A known fault: the form is ignored without a message, or the script does not make the databases equal. Write it into a migration by hand. |

			A number is the first version of PostgreSQL that has the form. Tests make each of these changes in a database and
			write this page.
			""";

	private static final Map<String, String> WORDS = Map.of("silent: ", "**gap**, passed over: ", "wrong: ",
			"**gap**, ");

	private final List<Form> forms = FormFile.all();

	@Test
	void everyFormStandsOnceAndHasAnAnswer() {
		assertThat(this.forms).extracting(Form::toString).doesNotHaveDuplicates();
		assertThat(this.forms).allSatisfy((form) -> assertThat(form.answer()).as(form.toString())
			.matches("compared|privileges|(refused|not compared|no difference|silent|wrong): .+"));
	}

	@Test
	void thePageSaysWhatTheListSays() throws IOException {
		StringJoiner text = new StringJoiner("\n", HEAD, "\n");
		String page = "";
		for (Form form : this.forms) {
			if (!form.page().equals(page)) {
				page = form.page();
				text.add("").add("## " + page).add("").add("| Form | |").add("|---|---|");
			}
			text.add("| %s | %s |".formatted(name(form), answer(form.answer())));
		}
		Files.writeString(Path.of("target", "ddl.md"), text.toString());
		assertThat(PAGE).as("copy target/ddl.md to docs if it is right").hasContent(text.toString());
	}

	private static String name(Form form) {
		return form.name() + ((form.fromVersion() > 14) ? " (" + form.fromVersion() + ")" : "");
	}

	private static String answer(String answer) {
		if (answer.equals("privileges")) {
			return "compared where `ofauto.migrations.privileges` is `true`";
		}
		String text = answer.replace("|", "\\|");
		for (Map.Entry<String, String> word : WORDS.entrySet()) {
			if (text.startsWith(word.getKey())) {
				return word.getValue() + text.substring(word.getKey().length());
			}
		}
		return text;
	}

}
