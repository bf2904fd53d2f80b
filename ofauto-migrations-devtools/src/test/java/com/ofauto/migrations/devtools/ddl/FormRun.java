package com.ofauto.migrations.devtools.ddl;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;

import com.ofauto.migrations.devtools.diff.Differ;
import com.ofauto.migrations.devtools.diff.step.Difference;
import com.ofauto.migrations.devtools.diff.step.UnsupportedChangeException;
import com.ofauto.migrations.devtools.judge.Judges;
import com.ofauto.migrations.devtools.schema.DatabaseSchema;
import com.ofauto.migrations.devtools.scratch.ScratchDatabases;
import com.ofauto.migrations.devtools.script.NewerSyntax;
import com.ofauto.migrations.devtools.script.ScriptWriter;
import com.ofauto.migrations.devtools.source.SchemaSourceException;
import com.ofauto.migrations.devtools.source.SchemaSources;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Makes the change of a form in a database, and looks what the judge sees of it and what
 * is made of it where it stands in a {@code schema.sql}.
 */
final class FormRun {

	private final FormDatabase database;

	private final ScratchDatabases scratch;

	private final Path directory;

	FormRun(FormDatabase database, ScratchDatabases scratch, Path directory) {
		this.database = database;
		this.scratch = scratch;
		this.directory = directory;
	}

	/**
	 * What was seen.
	 *
	 * @param differences what the judge saw
	 * @param answer the first word of what was made of it: compared, refused, wrong or
	 * nothing
	 * @param text what was said of it
	 */
	record Seen(List<String> differences, String answer, String text) {

	}

	Seen see(Form form) throws SQLException, IOException {
		this.database.build(form.setup());
		Judges.Look before = this.database.look();
		DatabaseSchema from = this.database.schema();
		this.database.execute(form.change());
		Judges.Look after = this.database.look();
		List<String> differences = Judges.compare(before, after);
		DatabaseSchema to = this.database.schema();
		String refusal = form.answer().startsWith("refused") ? refusal(form) : "";
		if (!refusal.isEmpty()) {
			return new Seen(differences, "refused", refusal);
		}
		List<String> script;
		try {
			ScriptWriter writer = new ScriptWriter(null);
			Difference change = new Differ().compare(from, to);
			assertThat(new NewerSyntax(new ScriptWriter(null, form::fromVersion), to).of(change, form.fromVersion()))
				.isEmpty();
			script = ScriptWriter.transactions(change).stream().map(writer::script).toList();
		}
		catch (UnsupportedChangeException ex) {
			return new Seen(differences, "refused", ex.getMessage());
		}
		if (script.isEmpty()) {
			return new Seen(differences, refusal(form).isEmpty() ? "nothing" : "refused", refusal(form));
		}
		return new Seen(differences, proof(form, script, after), String.join("\n", script));
	}

	private String proof(Form form, List<String> script, Judges.Look after) throws SQLException {
		this.database.build(form.setup());
		try {
			for (String transaction : script) {
				this.database.execute(transaction);
			}
		}
		catch (SQLException ex) {
			return "wrong: " + ex.getMessage();
		}
		List<String> left = Judges.compare(this.database.look(), after);
		return left.isEmpty() ? "compared" : "wrong: " + String.join("; ", left);
	}

	/**
	 * What the reader of a schema source says of it.
	 */
	private String refusal(Form form) throws IOException {
		Path file = this.directory.resolve("schema.sql");
		Files.writeString(file, form.setup() + form.change());
		try {
			SchemaSources.of("schema.sql", this.directory, null, true).desired(this.scratch, DatabaseSchema.empty());
			return "";
		}
		catch (SchemaSourceException ex) {
			return ex.getMessage();
		}
	}

}
