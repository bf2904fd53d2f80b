package com.ofauto.demo;

import java.math.BigDecimal;
import java.util.UUID;

record Client(UUID id, String displayName, String email, Status status, BigDecimal commissionPercent) {

	enum Status {

		ONBOARDING, ACTIVE, PAUSED, ARCHIVED

	}

}
