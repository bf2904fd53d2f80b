package com.ofauto.demo;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class AgencyRepository {

	private final JdbcClient jdbc;

	AgencyRepository(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	List<Agency> findAll() {
		return this.jdbc.sql("SELECT * FROM agencies ORDER BY name").query(Agency.class).list();
	}

	Optional<Agency> find(UUID id) {
		return this.jdbc.sql("SELECT * FROM agencies WHERE id = :id").param("id", id).query(Agency.class).optional();
	}

	List<Client> findClients(UUID agencyId) {
		return this.jdbc.sql("SELECT * FROM clients WHERE agency_id = :agency ORDER BY display_name")
			.param("agency", agencyId)
			.query(Client.class)
			.list();
	}

	Agency insert(NewAgency agency) {
		return this.jdbc.sql("""
				INSERT INTO agencies (name, slug, plan)
				VALUES (:name, :slug, CAST(:plan AS "AgencyPlan"))
				RETURNING *
				""")
			.param("name", agency.name())
			.param("slug", agency.slug())
			.param("plan", agency.plan().name())
			.query(Agency.class)
			.single();
	}

	Client insertClient(UUID agencyId, AgencyController.NewClient client) {
		return this.jdbc.sql("""
				INSERT INTO clients (agency_id, name, display_name, email)
				VALUES (:agency, :name, :name, :email)
				RETURNING *
				""")
			.param("agency", agencyId)
			.param("name", client.name())
			.param("email", client.email())
			.query(Client.class)
			.single();
	}

}
