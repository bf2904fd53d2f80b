package com.ofauto.demo;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class CampaignRepository {

	private final JdbcClient jdbc;

	CampaignRepository(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	List<Campaign> findByAgency(UUID agencyId) {
		return this.jdbc.sql("SELECT * FROM campaigns WHERE agency_id = :agency ORDER BY starts_at, name")
			.param("agency", agencyId)
			.query(Campaign.class)
			.list();
	}

	/**
	 * Inserts a campaign for the agency of its client.
	 * @param campaign what to insert
	 * @return the campaign, or empty if there is no such client
	 */
	Optional<Campaign> insert(NewCampaign campaign) {
		return this.jdbc.sql("""
				INSERT INTO campaigns (agency_id, client_id, name, budget_cents, starts_at, ends_at)
				SELECT agency_id, id, :name, :budget, CAST(:starts AS timestamptz), CAST(:ends AS timestamptz)
				FROM clients WHERE id = :client
				RETURNING *
				""")
			.param("client", campaign.clientId())
			.param("name", campaign.name())
			.param("budget", campaign.budgetCents())
			.param("starts", campaign.startsAt())
			.param("ends", campaign.endsAt())
			.query(Campaign.class)
			.optional();
	}

}
