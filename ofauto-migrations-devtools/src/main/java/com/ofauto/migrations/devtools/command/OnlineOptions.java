package com.ofauto.migrations.devtools.command;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import com.ofauto.migrations.command.Arguments;
import com.ofauto.migrations.command.CommandUsage;
import com.ofauto.migrations.command.UsageException;
import com.ofauto.migrations.devtools.diff.online.OnlineForms;
import com.ofauto.migrations.devtools.schema.DatabaseSchema;
import com.ofauto.migrations.devtools.schema.HomeSchema;
import com.ofauto.migrations.devtools.schema.ObjectId;
import com.ofauto.migrations.devtools.schema.ObjectKind;
import org.jspecify.annotations.Nullable;

/**
 * Whether a migration is written so that nobody waits for it, from options and property.
 *
 * @param online whether it is
 * @param plain the names of tables that keep the plain form
 * @param home the name of the default schema
 */
record OnlineOptions(boolean online, List<String> plain, String home) {

	static final String ONLINE = "--online";

	private static final String OFFLINE = "--no-online";

	private static final String PLAIN = "--plain";

	static CommandUsage in(CommandUsage usage) {
		return usage
			.withFlag(ONLINE,
					"write it so that nobody waits, however large the tables are, where PostgreSQL can do that")
			.withFlag(OFFLINE, "write the plain form, although ofauto.migrations.online is set")
			.withOption(PLAIN, "TABLE",
					"with --online: has few rows everywhere, and keeps the plain form; several with commas");
	}

	/**
	 * Read the options.
	 * @throws UsageException if they contradict each other
	 */
	static OnlineOptions of(Arguments arguments, CommandContext tools) {
		if (arguments.has(ONLINE) && arguments.has(OFFLINE)) {
			throw new UsageException("Choose one of " + ONLINE + " and " + OFFLINE + ".");
		}
		boolean online = arguments.has(ONLINE) || tools.online() && !arguments.has(OFFLINE);
		if (arguments.has(PLAIN) && !online) {
			throw new UsageException(PLAIN + " is for " + ONLINE + ": without it, all tables get the plain form.");
		}
		List<String> plain = arguments.value(PLAIN).stream().flatMap((value) -> Stream.of(value.split(","))).toList();
		return new OnlineOptions(online, plain, HomeSchema.name(tools.scratchSettings().defaultSchema()));
	}

	/**
	 * Return the forms, or {@code null} for the plain ones.
	 */
	@Nullable OnlineForms forms() {
		if (!this.online) {
			return null;
		}
		Set<ObjectId> tables = new HashSet<>();
		this.plain.forEach((name) -> tables.addAll(ids(name)));
		return new OnlineForms(tables);
	}

	/**
	 * Refuse names that no table has.
	 * @param schema the schema that the migrations build
	 */
	void requireKnown(DatabaseSchema schema) {
		this.plain.stream()
			.filter((name) -> ids(name).stream().noneMatch(schema.objects()::containsKey))
			.findFirst()
			.ifPresent((name) -> {
				throw new UsageException(PLAIN + " " + name + ": the migrations have no table of this name.");
			});
	}

	private List<ObjectId> ids(String name) {
		int dot = name.indexOf('.');
		String schema = name.substring(0, Math.max(dot, 0));
		return Stream.of(ObjectKind.TABLE, ObjectKind.MATERIALIZED_VIEW)
			.map((kind) -> ObjectId.of(kind, schema.equals(this.home) ? "" : schema, name.substring(dot + 1)))
			.toList();
	}

}
