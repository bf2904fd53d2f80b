package com.ofauto.demo;

import java.time.OffsetDateTime;
import java.util.UUID;

record Agency(UUID id, String name, String slug, Plan plan, String timeZone, OffsetDateTime createdAt) {

	enum Plan {

		STARTER, GROWTH, SCALE

	}

}
