package com.ofauto.migrations.command;

import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.ofauto.migrations.support.PostgresExtension;
import com.ofauto.migrations.support.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A command that a message proposes is pasted into a shell and does what it says, and
 * nothing else, whatever the migration is called.
 */
@ExtendWith(PostgresExtension.class)
@DisabledOnOs(OS.WINDOWS)
class PastedCommandTests {

	private static final Pattern RESOLVE = Pattern.compile("migrate resolve .+?(?=, or --renamed[ =]|\\. If|\\.$|$)",
			Pattern.MULTILINE);

	@TempDir
	Path project;

	private Screens screens;

	@BeforeEach
	void makeScreens(TestDatabase database) {
		this.screens = new Screens(this.project, database);
	}

	private String proposed() {
		Matcher matcher = RESOLVE.matcher(this.screens.shown());
		assertThat(matcher.find()).isTrue();
		return matcher.group();
	}

	@ParameterizedTest
	@ValueSource(strings = { "20260102000000_it's a b", "20260104000000_%s%n$1$(touch pwned)",
			"20260104000000_`touch pwned`", "20260104000000_a;touch pwned", "20260104000000_\"$HOME\\",
			"-20260102000000", "--help", "=20260102000000", "20260104000000_x=", "#20260102000000", "~",
			"20260104000000_\u00e4\u00f6" })
	void acceptsTheEditAndRemovesTheMigration(String name) {
		this.screens.file(name, "SELECT 1;").type("migrate deploy").file(name, "SELECT 2;").shown();
		this.screens.type("migrate status");
		assertThat(this.screens.paste(proposed()).shown())
			.contains("\nThe file of migration " + name + " as it is now is recorded as the one that was applied.\n");
		this.screens.without(name).type("migrate status");
		assertThat(this.screens.paste(proposed()).shown())
			.contains("\nMigration " + name + " is recorded as removed on purpose.\n");
		assertThat(this.project.resolve("pwned")).doesNotExist();
	}

	@ParameterizedTest
	@ValueSource(strings = { "20260103000000_x=y", "x=20260103000000_y", "-x=y", "it's = b" })
	void renamesWhereANameHasAnEqualsSign(String name) {
		this.screens.file(name, "SELECT 1;").type("migrate deploy").without(name).shown();
		this.screens.file("20260103000000_new=er", "SELECT 1;").type("migrate status");
		assertThat(this.screens.paste(proposed()).shown())
			.contains("\nMigration " + name + " is recorded as replaced by 20260103000000_new=er, which is applied.\n");
	}

	@Test
	void twoPairsOfNamesThatExistAreNotGuessedAt() {
		this.screens.file("1_a", "SELECT 1;").file("1_a=2_b", "SELECT 2;").type("migrate deploy");
		this.screens.without("1_a").without("1_a=2_b").file("2_b=3_c", "SELECT 1;").file("3_c", "SELECT 2;").shown();
		assertThat(this.screens.type("migrate resolve --renamed 1_a=2_b=3_c").shown())
			.contains("\n| --renamed 1_a=2_b=3_c is ambiguous: \"1_a\" is \"2_b=3_c\" now, or \"1_a=2_b\" is"
					+ " \"3_c\" now.\n")
			.endsWith("exit code 2\n\n");
	}

}
