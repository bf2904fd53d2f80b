package com.ofauto.migrations.core;

import java.util.EnumSet;
import java.util.Set;

import com.ofauto.migrations.Internal;

/**
 * Decides which operations are allowed, at the moment when one is about to run. It knows
 * the application's environment; the database's stamp is added once the operation has a
 * connection.
 *
 * @since 0.1.0
 */
public final class Gate {

	private final MigrationEnvironment environment;

	private final boolean named;

	private final Set<Operation> enabled;

	private final Confinement confinement;

	/** What the names of the properties begin with that enable an operation. */
	private final String prefix;

	/**
	 * Creates a gate.
	 * @param environment the strictest environment that property and profiles name,
	 * production if they name none
	 * @param named whether they name one
	 * @param enabled the operations that a property enables
	 * @throws GateRefusedException if one of these is not allowed in that environment,
	 * which is reported at startup
	 */
	public Gate(MigrationEnvironment environment, boolean named, Set<Operation> enabled) {
		this(environment, named, enabled, "ofauto.migrations", Confinement.NONE);
	}

	private Gate(MigrationEnvironment environment, boolean named, Set<Operation> enabled, String prefix,
			Confinement confinement) {
		this.prefix = prefix;
		this.confinement = confinement;
		this.environment = environment;
		this.named = named;
		this.enabled = enabled.isEmpty() ? EnumSet.noneOf(Operation.class) : EnumSet.copyOf(enabled);
		for (Operation operation : this.enabled) {
			if (!operation.allowedIn(environment)) {
				throw GateRefusedException.enabledWhereForbidden(enabling(operation), operation, environment, named);
			}
		}
	}

	/**
	 * The gate of one of several databases.
	 * @param environment the strictest environment that property and profiles name,
	 * production if they name none
	 * @param named whether they name one
	 * @param enabled the operations that a property enables
	 * @param prefix what the names of the database's properties begin with
	 * @return the gate
	 * @throws GateRefusedException if one of these is not allowed in that environment
	 */
	@Internal
	public static Gate of(MigrationEnvironment environment, boolean named, Set<Operation> enabled, String prefix) {
		return new Gate(environment, named, enabled, prefix, Confinement.NONE);
	}

	/**
	 * The gate of a caller that names no environment: the rules of production.
	 * @return a gate that allows neither reset nor seed
	 */
	public static Gate ofProduction() {
		return new Gate(MigrationEnvironment.PRODUCTION, false, Set.of());
	}

	/**
	 * The gate of a scratch database, which nothing of a migration may leave.
	 * @param confinement what may be changed
	 * @return a gate that allows neither reset nor seed
	 */
	@Internal
	public static Gate ofScratch(Confinement confinement) {
		return new Gate(MigrationEnvironment.PRODUCTION, false, Set.of(), "ofauto.migrations", confinement);
	}

	Confinement confinement() {
		return this.confinement;
	}

	/**
	 * The environment whose rules apply, as far as the application knows.
	 * @return the environment
	 */
	public MigrationEnvironment environment() {
		return this.environment;
	}

	/**
	 * Whether property or profiles name the environment.
	 * @return {@code false} if it is production for lack of a name
	 */
	public boolean named() {
		return this.named;
	}

	/**
	 * Whether it is a developer's database, as far as the application knows.
	 * @return {@code true} in development and tests
	 */
	@Internal
	public boolean developing() {
		return this.named && (this.environment == MigrationEnvironment.DEVELOPMENT
				|| this.environment == MigrationEnvironment.TEST);
	}

	/**
	 * The environment for a person.
	 * @return such as {@code environment staging}, or that none is named
	 */
	public String describe() {
		return this.named ? "environment " + this.environment.word() : "no environment named, rules of production";
	}

	/**
	 * Checks an operation against the application's environment and the database's stamp.
	 * A stamp in another schema stops no deploy: several applications can share a
	 * database.
	 */
	void require(Operation operation, DatabaseInfo database) {
		require(operation);
		StampedEnvironment stamp = database.stamp();
		if (stamp != null) {
			StampRefusals refusals = new StampRefusals(operation, database, stamp);
			if (operation.appliesMigrations() && this.named && contradicts(stamp)) {
				throw refusals.other(this.environment);
			}
			if (operation.ownOnly()) {
				refusals.requireOwn();
			}
		}
		StampedSchema elsewhere = database.elsewhere();
		if (elsewhere != null && operation.ownOnly()) {
			new StampedSchemaRefusals(operation, database, elsewhere).requireOwn();
		}
	}

	/**
	 * Test and ci describe the caller: they match a development database, but no stricter
	 * one.
	 */
	private boolean contradicts(StampedEnvironment stamp) {
		if (!Stamp.canBe(this.environment)) {
			return stamp.environment().compareTo(this.environment) > 0;
		}
		return stamp.environment() != this.environment && !replaces(stamp);
	}

	/**
	 * Whether the caller's environment is stricter than the stamp that a run wrote by
	 * itself.
	 */
	private boolean replaces(StampedEnvironment stamp) {
		return stamp.byRun() && this.environment.compareTo(stamp.environment()) > 0;
	}

	/**
	 * Whether a deploy writes the stamp: for an environment that was named and is a
	 * database's, and no less than the database is by the history of another schema. A
	 * database without a stamp gets one only if it holds no rows, which is checked when
	 * the stamp is written.
	 */
	boolean stamps(DatabaseComments mark) {
		StampedEnvironment stamp = mark.stamp();
		StampedSchema elsewhere = mark.elsewhere();
		return this.named && Stamp.canBe(this.environment)
				&& (elsewhere == null || !elsewhere.isStricterThan(this.environment))
				&& (stamp == null || stamp.environment() == this.environment && stamp.copy() || replaces(stamp));
	}

	/**
	 * Whether a property enables an operation.
	 * @param operation a reset or a seed
	 * @return {@code true} if one does
	 */
	public boolean enabled(Operation operation) {
		return this.enabled.contains(operation);
	}

	/**
	 * The property that enables an operation.
	 */
	private String enabling(Operation operation) {
		return this.prefix + "." + operation.word() + ".enabled";
	}

	/**
	 * Checks an operation before there is a connection.
	 * @param operation the operation
	 * @throws GateRefusedException if it may not
	 */
	public void require(Operation operation) {
		if (!operation.allowedIn(this.environment)) {
			throw GateRefusedException.environment(operation, this.environment, this.named);
		}
		if (operation.needsProperty() && !enabled(operation)) {
			throw GateRefusedException.notEnabled(operation, enabling(operation));
		}
	}

}
