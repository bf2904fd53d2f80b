package com.ofauto.demo;

import java.time.OffsetDateTime;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

record NewCampaign(UUID clientId, String name, long budgetCents, @Nullable OffsetDateTime startsAt,
		@Nullable OffsetDateTime endsAt) {

	NewCampaign {
		InvalidInputException.require(clientId != null, "clientId", "is required");
		InvalidInputException.requireText(name, "name", 160);
		InvalidInputException.require(budgetCents >= 0, "budgetCents", "must not be negative");
		InvalidInputException.require(startsAt == null || endsAt == null || startsAt.isBefore(endsAt), "endsAt",
				"must be after startsAt");
	}

}
