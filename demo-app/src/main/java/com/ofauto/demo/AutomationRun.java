package com.ofauto.demo;

import java.time.OffsetDateTime;
import java.util.UUID;

record AutomationRun(long id, UUID automationId, Status status, OffsetDateTime requestedAt) {

	enum Status {

		QUEUED, RUNNING, SUCCEEDED, FAILED, SKIPPED

	}

}
