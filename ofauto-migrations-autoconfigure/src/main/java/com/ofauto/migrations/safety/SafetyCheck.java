package com.ofauto.migrations.safety;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

import com.ofauto.migrations.Internal;
import com.ofauto.migrations.core.DeployCheck;
import com.ofauto.migrations.core.MigratorSettings;
import com.ofauto.migrations.core.PlannedDeploy;
import com.ofauto.migrations.verdict.Judge;

/**
 * Stops a deploy that would do more than its policy lets it do by itself.
 *
 * @param policy the policy
 * @since 0.1.0
 */
@Internal
public record SafetyCheck(SafetyPolicy policy) implements DeployCheck {

	/**
	 * The checks of a policy.
	 * @param policy the policy
	 * @return one check, or none if the policy stops nothing
	 */
	public static List<DeployCheck> of(SafetyPolicy policy) {
		return policy.stops() ? List.of(new SafetyCheck(policy)) : List.of();
	}

	/**
	 * The policy of a migrator.
	 */
	static SafetyPolicy policy(MigratorSettings settings) {
		return settings.checks()
			.stream()
			.filter(SafetyCheck.class::isInstance)
			.map(SafetyCheck.class::cast)
			.map(SafetyCheck::policy)
			.findFirst()
			.orElse(SafetyPolicy.NONE);
	}

	@Override
	public void check(PlannedDeploy deploy, Connection connection) throws SQLException {
		SafetyReview review = SafetyReview.of(this.policy, deploy.plan(), Judge.judge(deploy, connection),
				deploy.accepted());
		if (!review.refused().isEmpty()) {
			throw SafetyRefusedException.of(this.policy, review.refused(), deploy);
		}
		review.accepted().forEach(deploy::tell);
	}

}
