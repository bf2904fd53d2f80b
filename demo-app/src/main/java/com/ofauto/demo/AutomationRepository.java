package com.ofauto.demo;

import java.util.Optional;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class AutomationRepository {

	private final JdbcClient jdbc;

	AutomationRepository(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * Inserts an automation of a campaign.
	 * @param automation what to insert
	 * @return the automation, or empty if there is no such campaign
	 */
	Optional<Automation> insert(AutomationController.NewAutomation automation) {
		return this.jdbc.sql("""
				INSERT INTO automations (campaign_id, name, trigger, action)
				SELECT id, :name, CAST(:trigger AS "AutomationTrigger"), CAST(:action AS "AutomationAction")
				FROM campaigns WHERE id = :campaign
				RETURNING *
				""")
			.param("campaign", automation.campaignId())
			.param("name", automation.name())
			.param("trigger", automation.trigger().name())
			.param("action", automation.action().name())
			.query(Automation.class)
			.optional();
	}

	/**
	 * Queues a run; the run of an automation that is switched off is skipped at once.
	 * @param automationId the automation to run
	 * @return the run, or empty if there is no such automation
	 */
	Optional<AutomationRun> insertRun(UUID automationId) {
		return this.jdbc.sql("""
				INSERT INTO automation_runs (automation_id, status)
				SELECT id, CASE WHEN enabled THEN 'QUEUED'::"RunStatus" ELSE 'SKIPPED'::"RunStatus" END
				FROM automations WHERE id = :automation
				RETURNING *
				""").param("automation", automationId).query(AutomationRun.class).optional();
	}

}
