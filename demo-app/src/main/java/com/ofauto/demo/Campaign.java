package com.ofauto.demo;

import java.time.OffsetDateTime;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

record Campaign(UUID id, UUID agencyId, UUID clientId, String name, Status status, long budgetCents,
		@Nullable OffsetDateTime startsAt, @Nullable OffsetDateTime endsAt) {

	enum Status {

		DRAFT, SCHEDULED, RUNNING, FINISHED

	}

}
