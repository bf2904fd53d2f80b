package com.ofauto.demo;

import java.util.UUID;

record Automation(UUID id, UUID campaignId, String name, Trigger trigger, Action action, boolean enabled) {

	enum Trigger {

		NEW_SUBSCRIBER, SUBSCRIPTION_EXPIRING, MESSAGE_RECEIVED, SCHEDULE

	}

	enum Action {

		SEND_MESSAGE, ADD_TAG, NOTIFY_TEAM

	}

}
