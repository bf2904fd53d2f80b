package com.ofauto.migrations.safety;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

import com.ofauto.migrations.Internal;
import com.ofauto.migrations.core.DeployCheck;
import com.ofauto.migrations.core.Migration;
import com.ofauto.migrations.core.MigrationPlan;
import com.ofauto.migrations.core.Migrator;
import com.ofauto.migrations.core.PlannedDeploy;
import com.ofauto.migrations.verdict.Judge;
import com.ofauto.migrations.verdict.PlanVerdicts;

/**
 * Lets a deploy apply what is more than brief, or of unknown impact, only in a window.
 * The clock of the database decides. A run is asked once, before its first statement.
 *
 * @param window when
 * @param property the name of the properties that say so, for messages
 * @param rehearsed how long migrations took in a rehearsal, by their names, may be empty
 * @since 0.1.0
 */
@Internal
public record WindowCheck(DeployWindow window, String property,
		Function<PlannedDeploy, Map<String, Duration>> rehearsed) implements DeployCheck {

	/** What a person accepts in place of the name of a migration. */
	public static final String WORD = "window";

	/** Whatever a person has to think of. Who has accepted it does not matter. */
	private static final SafetyPolicy BRIEF = new SafetyPolicy(Safety.REFUSE, ImpactRule.REQUIRED,
			SafetyPolicy.NONE.names());

	/**
	 * Whether the deploys of a migrator have a window.
	 * @param migrator the migrator
	 * @return {@code true} if they have
	 */
	public static boolean isSet(Migrator migrator) {
		return migrator.settings().checks().stream().anyMatch(WindowCheck.class::isInstance);
	}

	/**
	 * What a migrator applies only in its window, whether or not that is open.
	 * @param migrator the migrator that has made the plan
	 * @param plan the plan
	 * @param verdicts what it does
	 * @return the names, empty if there is no window
	 */
	static Set<String> waiting(Migrator migrator, MigrationPlan plan, PlanVerdicts verdicts) {
		return isSet(migrator) ? Set.copyOf(waiting(plan, verdicts).names()) : Set.of();
	}

	private static SafetyReview waiting(MigrationPlan plan, PlanVerdicts verdicts) {
		return SafetyReview.of(BRIEF, plan, verdicts, Set.of());
	}

	@Override
	public void check(PlannedDeploy deploy, Connection connection) throws SQLException {
		if (deploy.begun()) {
			return;
		}
		SafetyReview waiting = waiting(deploy.plan(), Judge.judge(deploy, connection));
		if (waiting.migrations().isEmpty()) {
			return;
		}
		Instant now = now(connection);
		Duration needed = needed(deploy, waiting.names());
		DeployWindow.Opening opening = this.window.at(now).orElse(null);
		if (opening != null && needed.compareTo(opening.rest(now)) <= 0) {
			return;
		}
		if (!deploy.accepted().contains(WORD)) {
			WindowRefusal refusal = new WindowRefusal(this.window, this.property, waiting.migrations(), deploy);
			throw (opening == null) ? refusal.closed(now) : refusal.tooShort(now, opening, needed);
		}
		waiting.names()
			.forEach((name) -> deploy.tell(
					"Migration " + name + " does not wait for the window, accepted for this run by --accept " + WORD));
	}

	private static Instant now(Connection connection) throws SQLException {
		try (Statement statement = connection.createStatement();
				ResultSet row = statement.executeQuery("SELECT pg_catalog.clock_timestamp()")) {
			row.next();
			return row.getObject(1, OffsetDateTime.class).toInstant();
		}
	}

	/**
	 * How long it took in rehearsal until the last of those that wait had ended.
	 */
	private Duration needed(PlannedDeploy deploy, List<String> waiting) {
		Map<String, Duration> times = this.rehearsed.apply(deploy);
		List<String> names = deploy.plan().toApply().stream().map(Migration::name).toList();
		int last = names.size();
		while (!waiting.contains(names.get(last - 1))) {
			last--;
		}
		return names.subList(0, last)
			.stream()
			.map((name) -> times.getOrDefault(name, Duration.ZERO))
			.reduce(Duration.ZERO, Duration::plus);
	}

}
