package com.ofauto.migrations.core;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.util.function.Supplier;

import com.ofauto.migrations.impact.KnownImpact;
import com.ofauto.migrations.impact.RollbackImpact;
import com.ofauto.migrations.impact.RollbackLosses;
import org.jspecify.annotations.Nullable;

/**
 * Reads the rollback that lies beside a migration, and asks whether it is the one that
 * was proven. It never fails: what is not known stops no deploy.
 */
final class RollbackLook {

	/** It is kept in a row of the history. */
	private static final int MOST_BYTES = 1024 * 1024;

	private RollbackLook() {
	}

	static KnownRollback of(@Nullable MigrationFile file, Supplier<KnownImpact> impact) {
		if (file == null) {
			return absent();
		}
		try {
			return of(file, read(file), impact.get());
		}
		catch (NoSuchFileException | FileNotFoundException ex) {
			return absent();
		}
		catch (IOException ex) {
			return unproven(file, "cannot be read as a script of at most 1 MB: " + ex.getMessage());
		}
		catch (MigrationScriptException ex) {
			return unproven(file, "is no script");
		}
	}

	private static KnownRollback of(MigrationFile file, String script, KnownImpact known) {
		if (!(known instanceof KnownImpact.Known usable)) {
			return unproven(file, "is not proven: its " + FoundMigration.IMPACT + " " + whyNot(known));
		}
		RollbackImpact rollback = usable.impact().rollback();
		if (rollback == null) {
			return unproven(file,
					"is not proven: its " + FoundMigration.IMPACT + " was written when there was no rollback");
		}
		if (!rollback.script().equals(ProvenRollback.digest(file.location(), script))) {
			return unproven(file, "has changed since it was proven");
		}
		if (!rollback.undoes()) {
			return unproven(file, "does not lead back to the schema before the migration");
		}
		RollbackLosses loses = rollback.loses();
		return (loses != null) ? new KnownRollback.Proven(new ProvenRollback(script, loses)) : unproven(file,
				"is proven, but its " + FoundMigration.IMPACT + " does not say what of the data it would lose");
	}

	private static String whyNot(KnownImpact known) {
		if (known instanceof KnownImpact.Stale stale) {
			return (stale.changed() == KnownImpact.Change.SCRIPT) ? "is of another script"
					: "was written after other migrations";
		}
		return (known instanceof KnownImpact.Unreadable unreadable) ? "cannot be read (" + unreadable.reason() + ")"
				: "is missing";
	}

	private static KnownRollback absent() {
		return new KnownRollback.Unproven("there is no " + FoundMigration.ROLLBACK + " beside it");
	}

	private static KnownRollback unproven(MigrationFile file, String what) {
		return new KnownRollback.Unproven(ReadableText.name(file.location()) + " " + what);
	}

	private static String read(MigrationFile file) throws IOException {
		try (InputStream in = file.open()) {
			byte[] bytes = in.readNBytes(MOST_BYTES + 1);
			if (bytes.length > MOST_BYTES) {
				throw new IOException("it has more than 1 MB");
			}
			return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
		}
	}

}
