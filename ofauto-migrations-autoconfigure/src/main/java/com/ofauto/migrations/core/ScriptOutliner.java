package com.ofauto.migrations.core;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import com.ofauto.migrations.core.script.Backfill;
import com.ofauto.migrations.core.script.ScriptStatement;
import com.ofauto.migrations.core.script.StatementKind;
import com.ofauto.migrations.core.script.StatementWords;
import com.ofauto.migrations.core.script.TransactionMode;
import org.jspecify.annotations.Nullable;

/**
 * Reads a whole script before anything is touched and cuts it where PostgreSQL or its
 * author wants it cut.
 */
final class ScriptOutliner {

	private final Migration migration;

	private final TransactionMode mode;

	private final List<Segment> segments = new ArrayList<>();

	private final Map<String, Integer> addedValues = new HashMap<>();

	private @Nullable ScriptStatement block;

	/** As long as there is no second one. */
	private @Nullable ScriptStatement first;

	private String begin = Segment.BEGIN;

	private int groupStart;

	private int count;

	private long bytes;

	private boolean cut;

	private boolean serverDecides;

	private boolean copies;

	private boolean defines = true;

	private boolean plain = true;

	private DriverSetting.@Nullable Change change;

	private @Nullable ScriptStatement changeStatement;

	private ScriptOutliner(Migration migration, TransactionMode mode) {
		this.migration = migration;
		this.mode = mode;
	}

	static ScriptOutline outline(Migration migration) {
		try (ScriptSource script = ScriptSource.unwatched(migration)) {
			TransactionMode mode = (migration.sidecar() != TransactionMode.AUTO) ? migration.sidecar() : script.mode();
			ScriptOutliner outliner = new ScriptOutliner(migration, mode);
			StatementDirectives directives = new StatementDirectives(migration);
			for (ScriptStatement statement = script.next(); statement != null; statement = script.next()) {
				directives.of(script.directives(), statement);
				script.skipCopyData();
				outliner.add(statement, script.bytes());
			}
			directives.of(script.directives(), null);
			if (outliner.count == 0 && migration.unwritten()) {
				throw new MigrationScriptException(migration.name(), new ScriptLocation(migration.location(), 1, 1),
						"the file is as \"migrate new\" has made it; write the statements of the migration in place of this"
								+ " line");
			}
			return outliner.outline(outliner.backfill(script));
		}
	}

	private void add(ScriptStatement statement, long end) {
		this.first = (this.count == 0) ? statement : null;
		List<String> words = StatementWords.of(statement);
		StatementKind kind = StatementKind.of(words);
		if (kind == StatementKind.REFUSED) {
			throw invalid(statement, statement.text().split("\\s", 2)[0].toUpperCase(Locale.ROOT)
					+ " that hands the transaction on would take it out of the runner's hands");
		}
		if (StandardStrings.turnsOff(statement, words)) {
			throw invalid(statement,
					"standard_conforming_strings changes where a string ends, and a file is cut into statements with it"
							+ " on; take the setting out, and write strings with backslashes as E'…'");
		}
		noteSetting(statement, words);
		this.copies |= statement.copiesFromStdin();
		this.plain = this.plain && PlainDefinition.is(statement.text(), words);
		this.defines = this.plain || this.defines && DefiningStatement.is(statement.text(), words);
		if (this.mode == TransactionMode.ON) {
			requireNoControl(statement, kind);
			kind = StatementKind.ORDINARY;
		}
		if (kind == StatementKind.BEGIN && this.block != null) {
			kind = StatementKind.ORDINARY;
		}
		switch (kind) {
			case BEGIN -> begin(statement);
			case COMMIT, ROLLBACK -> endBlock(kind);
			case ALONE, ALONE_ONCE -> alone(kind, end);
			case SERVER_DECIDES -> serverDecides(statement, end);
			default -> ordinary(statement, kind, end);
		}
		this.count++;
		this.bytes = end;
		if (kind == StatementKind.BEGIN || kind == StatementKind.COMMIT || kind == StatementKind.ROLLBACK) {
			this.groupStart = this.count;
		}
	}

	/**
	 * The first setting counts that outlives its transaction, else the first of all.
	 */
	private void noteSetting(ScriptStatement statement, List<String> words) {
		DriverSetting.Change found = DriverSetting.changedBy(statement, words);
		if (found != null && (this.change == null || this.change.local() && !found.local())) {
			this.change = found;
			this.changeStatement = statement;
		}
	}

	private void requireNoControl(ScriptStatement statement, StatementKind kind) {
		if (kind == StatementKind.BEGIN || kind == StatementKind.COMMIT || kind == StatementKind.ROLLBACK) {
			throw invalid(statement, "transaction=on asks for one transaction, and the file begins or ends one itself");
		}
	}

	private void begin(ScriptStatement statement) {
		close(Segment.Kind.TRANSACTION);
		this.block = statement;
		String text = statement.text();
		this.begin = text.endsWith(";") ? text.substring(0, text.length() - 1) : text;
	}

	private void endBlock(StatementKind kind) {
		boolean rolledBack = kind == StatementKind.ROLLBACK && this.block != null;
		close(rolledBack ? Segment.Kind.ROLLED_BACK : Segment.Kind.TRANSACTION);
		this.cut |= rolledBack;
		this.block = null;
		this.begin = Segment.BEGIN;
	}

	private void alone(StatementKind kind, long end) {
		if (this.block == null) {
			close(Segment.Kind.TRANSACTION);
			this.segments.add(new Segment((kind == StatementKind.ALONE) ? Segment.Kind.ALONE : Segment.Kind.ALONE_ONCE,
					this.count, this.count + 1, end, Segment.BEGIN));
			this.groupStart = this.count + 1;
			this.cut = true;
		}
	}

	private void serverDecides(ScriptStatement statement, long end) {
		cutBeforeUse(statement);
		this.serverDecides = true;
		if (this.mode == TransactionMode.OFF) {
			alone(StatementKind.ALONE_ONCE, end);
		}
	}

	private void ordinary(ScriptStatement statement, StatementKind kind, long end) {
		if (kind != StatementKind.ADD_VALUE) {
			cutBeforeUse(statement);
		}
		// Since PostgreSQL 17 a value of a type that is as new can be used at once. A
		// file
		// is cut in the same way for all.
		if (kind == StatementKind.ADD_VALUE) {
			String value = StatementWords.firstString(statement);
			if (value != null) {
				this.addedValues.put(value, this.count);
			}
		}
		if (this.mode == TransactionMode.OFF && this.block == null) {
			this.segments.add(new Segment(Segment.Kind.TRANSACTION, this.count, this.count + 1, end, Segment.BEGIN));
			this.groupStart = this.count + 1;
			this.cut = true;
		}
	}

	private void cutBeforeUse(ScriptStatement statement) {
		if (this.addedValues.isEmpty() || this.block != null) {
			return;
		}
		if (statement.copiesFromStdin() || StatementWords.anyString(statement, this::containsAddedValue)) {
			close(Segment.Kind.TRANSACTION);
			this.cut = true;
		}
	}

	private boolean containsAddedValue(String text) {
		return this.addedValues.keySet().stream().anyMatch(text::contains);
	}

	/**
	 * Ends the group of statements before the present one.
	 */
	private void close(Segment.Kind kind) {
		if (this.groupStart < this.count) {
			this.segments.add(new Segment(kind, this.groupStart, this.count, this.bytes, this.begin));
		}
		this.groupStart = this.count;
		this.addedValues.clear();
	}

	private @Nullable Backfill backfill(ScriptSource script) {
		return script.backfill((this.count == 1) ? this.first : null, this.mode);
	}

	private ScriptOutline outline(@Nullable Backfill backfill) {
		if (this.block != null) {
			throw invalid(this.block, "BEGIN without COMMIT: the transaction would be left open, and nothing applied");
		}
		close(Segment.Kind.TRANSACTION);
		if (this.change != null && this.changeStatement != null && isReported(this.change)) {
			throw invalid(this.changeStatement, this.change.setting().reason());
		}
		if (this.cut || this.segments.size() > 1) {
			return new ScriptOutline(Transactionality.SEGMENTED, List.copyOf(this.segments), false, false, null);
		}
		return new ScriptOutline(this.serverDecides ? Transactionality.SERVER_DECIDES : Transactionality.TRANSACTIONAL,
				List.copyOf(this.segments), this.defines && !this.segments.isEmpty(),
				this.plain && !this.segments.isEmpty(), backfill);
	}

	/**
	 * Whether a message may end with the setting, so that the server tells the driver.
	 */
	private boolean isReported(DriverSetting.Change setting) {
		boolean severalTransactions = this.cut || this.segments.size() > 1;
		return this.copies || this.bytes >= Message.FULL / 2 || severalTransactions && !setting.local();
	}

	private MigrationScriptException invalid(ScriptStatement statement, String reason) {
		return new MigrationScriptException(this.migration.name(),
				new ScriptLocation(this.migration.location(), statement.line(), statement.column()), reason);
	}

}
