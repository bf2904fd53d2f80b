package com.ofauto.migrations.devtools.source;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

import com.ofauto.migrations.devtools.schema.Column;
import com.ofauto.migrations.devtools.schema.ColumnValue;
import com.ofauto.migrations.devtools.schema.Identity;
import com.ofauto.migrations.devtools.schema.Sequence;
import com.ofauto.migrations.devtools.schema.SequenceOptions;
import org.jspecify.annotations.Nullable;

/**
 * Merges a column of the history with the same column of the source.
 * <table>
 * <caption>Where the parts come from</caption>
 * <tr>
 * <td>type</td>
 * <td>source; the history's way of writing the same type, or its domain, stays</td>
 * </tr>
 * <tr>
 * <td>not null</td>
 * <td>source; for a list history, because a list is never marked as required</td>
 * </tr>
 * <tr>
 * <td>default</td>
 * <td>source, unless it means the same as the history's: {@code now()} and
 * {@code CURRENT_TIMESTAMP}, or what {@link EqualDefaults} finds; {@code dbgenerated()}
 * is whatever the history has</td>
 * </tr>
 * <tr>
 * <td>{@code autoincrement()}</td>
 * <td>the history's identity or sequence, else a new sequence</td>
 * </tr>
 * <tr>
 * <td>generated</td>
 * <td>history</td>
 * </tr>
 * <tr>
 * <td>collation, storage, compression, statistics, options</td>
 * <td>history, as far as the type allows</td>
 * </tr>
 * </table>
 *
 * @param history the column that the migrations build
 * @param source the column that the source describes
 * @param numbering the sequence that the source's {@code autoincrement()} makes, or
 * {@code null}
 * @param anyDefault whether the source leaves the default to the database
 * @param sameDefault whether both have the same default, however it is written
 * @param historyType the type that the migrations build; for a domain its base type
 */
record ColumnMerge(Column history, Column source, @Nullable Sequence numbering, boolean anyDefault, boolean sameDefault,
		String historyType) {

	private static final Pattern SIX_DIGITS = Pattern.compile("\\b(timestamp|time)\\(6\\)");

	private static final Pattern NOW = Pattern
		.compile("now\\(\\)|transaction_timestamp\\(\\)|CURRENT_TIMESTAMP(\\(\\d\\))?");

	private static final Pattern TEXT = Pattern
		.compile("(text|character varying|character|citext)(\\(\\d+\\))?(\\[])?");

	private static final String NEXT = "nextval(";

	Column merge() {
		String type = keepsType() ? this.history.type() : this.source.type();
		return new Column(this.history.name(), type, collation(),
				type.endsWith("[]") ? this.history.notNull() : this.source.notNull(), value(), identity(),
				this.history.inherited(), settings());
	}

	/**
	 * Whether the two types are the same, so that the history's spelling stays.
	 */
	boolean keepsType() {
		String source = plain(this.source.type());
		return plain(this.history.type()).equals(source) || plain(this.historyType).equals(source);
	}

	private static String plain(String type) {
		return SIX_DIGITS.matcher(type).replaceAll("$1");
	}

	private @Nullable String collation() {
		boolean text = TEXT.matcher(this.source.type()).matches() && TEXT.matcher(this.history.type()).matches();
		return (keepsType() || text) ? this.history.collation() : this.source.collation();
	}

	/**
	 * Whether the default or the generation expression is that of the history.
	 */
	boolean keepsValue() {
		ColumnValue before = this.history.value();
		if (before == null) {
			return this.numbering != null && this.history.identity() != null;
		}
		if (this.sameDefault && this.numbering == null && keepsType()) {
			return true;
		}
		if (this.numbering != null) {
			return isNumbered();
		}
		ColumnValue after = this.source.value();
		if (after == null) {
			return this.anyDefault || before.kind() != ColumnValue.Kind.DEFAULT;
		}
		return before.kind() == ColumnValue.Kind.DEFAULT && (before.equals(after)
				|| NOW.matcher(before.expression()).matches() && NOW.matcher(after.expression()).matches());
	}

	/**
	 * Whether the history's default of the column uses a sequence, owned or not.
	 */
	boolean isNumbered() {
		ColumnValue before = this.history.value();
		return before != null && before.kind() == ColumnValue.Kind.DEFAULT && before.expression().startsWith(NEXT);
	}

	private @Nullable ColumnValue value() {
		return keepsValue() ? this.history.value() : this.source.value();
	}

	private @Nullable Identity identity() {
		Identity identity = this.history.identity();
		if (this.numbering == null || identity == null) {
			return null;
		}
		return new Identity(identity.always(), identity.sequence(), counting(identity.options(), this.numbering));
	}

	/**
	 * Return the options of the history's sequence for the type of the column, which may
	 * have changed.
	 */
	SequenceOptions counting(SequenceOptions before, Sequence numbering) {
		SequenceOptions after = numbering.options();
		if (keepsType() || before.type().equals(after.type())) {
			return before;
		}
		return new SequenceOptions(after.type(), before.start(), before.increment(), before.minimum(), after.maximum(),
				before.cache(), before.cycle());
	}

	private Map<String, String> settings() {
		Map<String, String> settings = new HashMap<>(this.history.settings());
		if (!keepsType()) {
			settings.remove("STORAGE");
			settings.remove("COMPRESSION");
		}
		return settings;
	}

}
