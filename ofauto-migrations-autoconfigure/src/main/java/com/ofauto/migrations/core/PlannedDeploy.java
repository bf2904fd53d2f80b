package com.ofauto.migrations.core;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

import com.ofauto.migrations.Internal;
import org.jspecify.annotations.Nullable;

/**
 * A deploy that has something to apply, with what is found out about it. Several checks
 * and listeners ask the same, and the first of them looks.
 *
 * @since 0.1.0
 */
@Internal
public final class PlannedDeploy {

	private final MigrationPlan plan;

	private final @Nullable String database;

	private final Set<String> accepted;

	private final boolean begun;

	private final Consumer<String> log;

	private final List<DeployCheck> own;

	private final Map<Class<?>, Object> known = new HashMap<>();

	/**
	 * Creates a deploy.
	 * @param plan what it would apply, as disk and history are now
	 * @param database what the application calls the database, or {@code null} if it has
	 * no other
	 * @param accepted what a person accepted for this run, by the names that were typed
	 * @param begun whether this run was let through before, and goes on after it gave the
	 * lock away or lost its connection
	 * @param own what is asked in this run besides the checks of the settings
	 * @param log hears what a check lets pass and a person should know of
	 */
	public PlannedDeploy(MigrationPlan plan, @Nullable String database, Set<String> accepted, boolean begun,
			List<DeployCheck> own, Consumer<String> log) {
		this.plan = plan;
		this.database = database;
		this.accepted = Set.copyOf(accepted);
		this.begun = begun;
		this.own = List.copyOf(own);
		this.log = log;
	}

	/**
	 * What it would apply.
	 * @return the plan, as disk and history are now
	 */
	public MigrationPlan plan() {
		return this.plan;
	}

	/**
	 * What a person accepted for this run.
	 * @return the names that were typed
	 */
	public Set<String> accepted() {
		return this.accepted;
	}

	/**
	 * Whether this run was let through before.
	 * @return {@code true} if it goes on after it gave the lock away or lost its
	 * connection
	 */
	public boolean begun() {
		return this.begun;
	}

	/**
	 * What is asked in this run alone.
	 * @param <T> a type of checks
	 * @param type the type
	 * @return those of the type
	 */
	public <T extends DeployCheck> List<T> own(Class<T> type) {
		return this.own.stream().filter(type::isInstance).map(type::cast).toList();
	}

	/**
	 * Notes where it began.
	 */
	void began(DeployMark mark) {
		this.known.put(DeployMark.class, mark);
	}

	/**
	 * Where it began, or would begin.
	 * @param connection the connection of the deploy
	 * @return the mark, which a dry run looks up
	 * @throws SQLException if the database does not answer
	 */
	public DeployMark mark(Connection connection) throws SQLException {
		return known(DeployMark.class, () -> MarkLook.look(connection, Release.UNKNOWN));
	}

	/**
	 * Tells that a check lets something pass.
	 * @param sentence what, and why, without a full stop
	 */
	public void tell(String sentence) {
		this.log.accept(sentence);
	}

	/**
	 * A command about this deploy, with its database if there are several.
	 * @param command the words of the command and what follows them
	 * @return the line to type
	 */
	public String command(String command) {
		return Invocation.of(command, this.database);
	}

	/**
	 * What is known about this deploy.
	 * @param <T> the type of it
	 * @param type its type, of which a deploy has one value
	 * @param look finds it out, unless it was found out before
	 * @return the value
	 * @throws SQLException if the database does not answer
	 */
	public <T> T known(Class<T> type, Look<T> look) throws SQLException {
		Object found = this.known.get(type);
		if (found == null) {
			found = look.look();
			this.known.put(type, found);
		}
		return type.cast(found);
	}

	/**
	 * Finds something out.
	 *
	 * @param <T> what
	 */
	@FunctionalInterface
	public interface Look<T> {

		/**
		 * Looks.
		 * @return what was found
		 * @throws SQLException if the database does not answer
		 */
		T look() throws SQLException;

	}

}
