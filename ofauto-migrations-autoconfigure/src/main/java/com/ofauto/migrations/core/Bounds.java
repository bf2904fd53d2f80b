package com.ofauto.migrations.core;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;

import com.ofauto.migrations.core.script.ScriptStatement;
import org.jspecify.annotations.Nullable;

/**
 * The limits of the scripts of one run: a script must not reach beyond a scratch
 * database, and, if a default schema is set, must not change a schema that no file names.
 */
final class Bounds {

	private final Confinement confinement;

	private final @Nullable OtherSchemaChanges names;

	private final Supplier<List<Migration>> migrations;

	private final @Nullable HiddenScope hidden;

	private final Set<String> known = new HashSet<>();

	private @Nullable Set<String> named;

	private @Nullable String shared;

	private boolean learned;

	/**
	 * Creates bounds.
	 * @param defaultSchema where names without a schema belong, or {@code null} if the
	 * connection's search path says that
	 * @param confinement what may be changed at all
	 * @param migrations all that are on disk, which name further schemas
	 */
	Bounds(@Nullable String defaultSchema, Confinement confinement, Supplier<List<Migration>> migrations) {
		this.confinement = confinement;
		this.hidden = (confinement != Confinement.NONE) ? new HiddenScope() : null;
		this.names = (defaultSchema != null) ? new OtherSchemaChanges(defaultSchema) : null;
		this.migrations = migrations;
	}

	/**
	 * Follows a script from its first statement.
	 */
	ScriptWatch watch(RunContext context, Migration migration) {
		if (this.confinement != Confinement.NONE && !this.learned) {
			this.learned = true;
			this.shared = context.query(SharedLocks.BEFORE).get(0);
			context.query(HiddenScope.FUNCTIONS).forEach(hidden()::learnFunction);
			this.migrations.get().forEach(this::learn);
		}
		return new ScriptWatch(this, context, migration);
	}

	private void learn(Migration migration) {
		try (ScriptSource script = ScriptSource.unwatched(migration)) {
			for (ScriptStatement statement = script.next(); statement != null; statement = script.next()) {
				script.skipCopyData();
				hidden().learn(statement.text());
			}
		}
		catch (MigrationScriptException ex) {
			// The failure is reported when the script runs.
		}
	}

	Confinement confinement() {
		return this.confinement;
	}

	@Nullable OtherSchemaChanges names() {
		return this.names;
	}

	HiddenScope hidden() {
		return Objects.requireNonNull(this.hidden, "Nothing is confined");
	}

	/**
	 * The schemas that other files are known to name.
	 */
	Set<String> known() {
		return this.known;
	}

	/**
	 * The statement that fails if anything outside of the database has been changed.
	 * @param ran whether something ran that can hide what leaves no lock
	 */
	String sharedCheck(boolean ran) {
		boolean roles = this.confinement == Confinement.SERVER;
		return ran ? SharedLocks.check(roles, String.valueOf(this.shared)) : SharedLocks.check(roles);
	}

	/**
	 * Whether a script that went out of bounds is allowed after all, since another file,
	 * such as that of a trigger, names the schemas. This is checked only after a failure,
	 * since it reads all files; the script may be tried again.
	 */
	boolean allows(MessageFailure failure) {
		List<String> outside = failure.outside();
		if (outside.isEmpty()) {
			return false;
		}
		Set<String> schemas = new HashSet<>();
		outside.forEach((relation) -> schemas.add(OtherSchemaChanges.schema(relation)));
		schemas.removeAll(this.known);
		return !schemas.isEmpty() && named().containsAll(schemas) && this.known.addAll(schemas);
	}

	private Set<String> named() {
		if (this.named == null) {
			NamedSchemas schemas = new NamedSchemas();
			for (Migration migration : this.migrations.get()) {
				try (ScriptSource script = ScriptSource.unwatched(migration)) {
					for (ScriptStatement statement = script.next(); statement != null; statement = script.next()) {
						script.skipCopyData();
						schemas.see(statement.text());
					}
				}
				catch (MigrationScriptException ex) {
					// A file that cannot be read names no schema.
				}
			}
			this.named = schemas.names();
		}
		return this.named;
	}

}
