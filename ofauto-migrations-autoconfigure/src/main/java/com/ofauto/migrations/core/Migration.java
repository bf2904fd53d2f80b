package com.ofauto.migrations.core;

import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;

import com.ofauto.migrations.Internal;
import com.ofauto.migrations.core.script.Backfill;
import com.ofauto.migrations.core.script.TransactionMode;
import com.ofauto.migrations.impact.KnownImpact;
import org.jspecify.annotations.Nullable;

/**
 * A migration on disk: a directory {@code <name>/} that holds {@code migration.sql}.
 * Migrations are ordered by name.
 *
 * @since 0.1.0
 */
public final class Migration {

	/**
	 * What a file holds that is still to be written. A deploy refuses it: a running
	 * application that watches its class path would record an empty migration.
	 */
	public static final String UNWRITTEN = "-- Write the statements of this migration in place of this line.\n";

	private final String name;

	private final String checksum;

	private final MigrationFile file;

	private final Sidecar sidecar;

	private final Companions companions;

	private final HistoryDigests history;

	private final @Nullable ImpactMemory memory;

	/** Once it has been asked for. */
	private volatile @Nullable Optional<Backfill> backfill;

	Migration(String name, String checksum, MigrationFile file, Sidecar sidecar) {
		this(name, checksum, file, sidecar, Companions.NONE, HistoryDigests.NONE, null);
	}

	private Migration(String name, String checksum, MigrationFile file, Sidecar sidecar, Companions companions,
			HistoryDigests history, @Nullable ImpactMemory memory) {
		this.name = name;
		this.checksum = checksum;
		this.file = file;
		this.sidecar = sidecar;
		this.companions = companions;
		this.history = history;
		this.memory = memory;
	}

	/**
	 * The same with the files that may lie beside it.
	 */
	Migration with(Companions beside) {
		return new Migration(this.name, this.checksum, this.file, this.sidecar, beside, this.history, this.memory);
	}

	/**
	 * The same among all migrations of its directory.
	 */
	Migration among(HistoryDigests all) {
		return new Migration(this.name, this.checksum, this.file, this.sidecar, this.companions, all, this.memory);
	}

	/**
	 * The same with its impact remembered.
	 */
	Migration remembered(ImpactMemory by) {
		return new Migration(this.name, this.checksum, this.file, this.sidecar, this.companions, this.history, by);
	}

	/**
	 * The name of the directory, which is the name in the history.
	 * @return the name
	 */
	public String name() {
		return this.name;
	}

	/**
	 * SHA-256 of the file's bytes in lower-case hexadecimal, as Prisma writes it.
	 * @return the checksum, 64 characters
	 */
	public String checksum() {
		return this.checksum;
	}

	/**
	 * Where the file is, for messages.
	 * @return a path or a URL
	 */
	public String location() {
		return this.file.location();
	}

	MigrationFile file() {
		return this.file;
	}

	TransactionMode sidecar() {
		return this.sidecar.mode();
	}

	/**
	 * The migrations that this one replaces: a database that has all of them needs no run
	 * of this one. A replaced migration may itself have replaced others, which the
	 * database may have instead.
	 * @return their names and checksums in order; a name comes once for each checksum
	 */
	public List<ReplacedMigration> replaces() {
		return this.sidecar.replaces();
	}

	/**
	 * Those that another one replaced before, or this one.
	 */
	List<ReplacedMigration> replaced(@Nullable String by) {
		return replaces().stream().filter((replaced) -> Objects.equals(replaced.by(), by)).toList();
	}

	/**
	 * Whether a recorded checksum is this file's. Line ends do not count: as is, CRLF to
	 * LF and LF to CRLF are equal.
	 * @param recorded the checksum of a record, or {@code null} for none
	 * @return {@code true} if the file is the one that was recorded
	 */
	boolean hasChecksum(@Nullable String recorded) {
		return this.checksum.equals(recorded) || recorded != null && checksums().contains(recorded);
	}

	/**
	 * The checksums of this file with each kind of line end that Git may write: as is,
	 * all LF, all CRLF. Reads the file.
	 * @return one, two or three checksums, the file's own first
	 * @throws MigrationFilesException if the file cannot be read
	 */
	public Set<String> checksums() {
		Checksum.LineEnds lf = new Checksum.LineEnds(false);
		Checksum.LineEnds crlf = new Checksum.LineEnds(true);
		read(lf, crlf);
		return new LinkedHashSet<>(List.of(this.checksum, lf.hex(), crlf.hex()));
	}

	/**
	 * The checksum of this file with LF at the ends of lines. Reads the file.
	 */
	String checksumWithLf() {
		Checksum.LineEnds lf = new Checksum.LineEnds(false);
		read(lf);
		return lf.hex();
	}

	private void read(Checksum.LineEnds... digests) {
		byte[] buffer = new byte[8192];
		try (InputStream in = this.file.open()) {
			for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
				for (Checksum.LineEnds digest : digests) {
					digest.update(buffer, 0, read);
				}
			}
		}
		catch (IOException ex) {
			throw MigrationFilesException.unreadable(location(), ex);
		}
	}

	/**
	 * What is known of the way back from this migration: the file {@code rollback.sql}
	 * beside it, as long as it is the one that was proven. Reads it, and the impact.
	 */
	KnownRollback rollback() {
		return RollbackLook.of(this.companions.rollback(), this::impact);
	}

	/**
	 * What is known of what this migration does to the relations that are there: what the
	 * file {@code impact.json} beside it says. Reads it, and the script; nothing is read
	 * before this is asked. One of a running deploy is read once.
	 * @return the impact, or why it is not known
	 */
	public KnownImpact impact() {
		return (this.memory != null) ? this.memory.of(this.name, this::readImpact) : readImpact();
	}

	private KnownImpact readImpact() {
		return ImpactLook.of(this, this.companions.impact(), this.history);
	}

	/**
	 * The digest of what the script does: its statements with their data, and whether its
	 * author decides about its transaction. Comments and white space outside of strings
	 * do not count. Reads the file.
	 * @return SHA-256 in lower-case hexadecimal
	 * @throws MigrationScriptException if it is no script
	 */
	@Internal
	public String scriptDigest() {
		return ScriptDigest.of(this).hex();
	}

	/**
	 * The digest of the migrations before this one: of their names and checksums. Reads
	 * their files.
	 * @return SHA-256 in lower-case hexadecimal
	 */
	@Internal
	public String historyDigest() {
		return this.history.of(this.name);
	}

	/**
	 * Reads the script, which has to fit into memory.
	 * @return its statements in order, without the data of {@code COPY}
	 * @throws MigrationScriptException if it is no script
	 */
	public List<MigrationStatement> statements() {
		return statements(Integer.MAX_VALUE);
	}

	/**
	 * Reads the beginning of the script.
	 * @param most how many statements are read at most
	 * @return its first statements in order, without the data of {@code COPY}
	 */
	@Internal
	public List<MigrationStatement> statements(int most) {
		return ScriptSource.statements(this, most);
	}

	/**
	 * How many rows of its table a batch passes at most, if it is a backfill. Reads the
	 * file.
	 * @return the number, or empty if it is no backfill
	 */
	@Internal
	public OptionalInt batch() {
		return backfill().map((backfill) -> OptionalInt.of(backfill.directive().batch())).orElse(OptionalInt.empty());
	}

	/**
	 * The backfill that it is. Reads the file.
	 * @return the backfill, or empty if it is none, or no script
	 */
	Optional<Backfill> backfill() {
		Optional<Backfill> known = this.backfill;
		if (known == null) {
			try {
				known = Optional.ofNullable(ScriptOutliner.outline(this).backfill());
			}
			catch (MigrationScriptException | MigrationFilesException ex) {
				known = Optional.empty();
			}
			this.backfill = known;
		}
		return known;
	}

	/**
	 * What a person has accepted of what this migration does: what stands above its
	 * statements, and then what {@code migration.properties} beside it says. Reads the
	 * script.
	 * @return the acceptances, in the order in which they are written
	 * @throws MigrationScriptException if it is no script
	 */
	public List<Acceptance> acceptances() {
		return Stream.concat(StatementDirectives.in(this).stream(), this.sidecar.accepts().stream()).toList();
	}

	/**
	 * Whether nobody has written the file yet.
	 */
	boolean unwritten() {
		return hasChecksum(Checksum.of(UNWRITTEN));
	}

	Migration withoutContent() {
		return new Migration(this.name, this.checksum, this.file.withoutContent(), this.sidecar, this.companions,
				HistoryDigests.NONE, null);
	}

	@Override
	public String toString() {
		return this.name;
	}

}
