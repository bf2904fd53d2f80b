package com.ofauto.demo;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
class OverviewController {

	private final JdbcClient jdbc;

	OverviewController(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	@GetMapping("/api/overview")
	List<AgencyOverview> overview() {
		return this.jdbc.sql("SELECT * FROM agency_overview ORDER BY agency_name").query(AgencyOverview.class).list();
	}

	record AgencyOverview(UUID agencyId, String agencyName, Agency.Plan plan, int clients, int runningCampaigns,
			int enabledAutomations, @Nullable OffsetDateTime lastRunAt) {
	}

}
