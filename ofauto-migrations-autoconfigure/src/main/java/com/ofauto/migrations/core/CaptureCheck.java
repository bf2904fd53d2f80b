package com.ofauto.migrations.core;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * Stops a deploy whose rows cannot be captured, before it changes anything.
 */
final class CaptureCheck implements DeployCheck {

	@Override
	public void check(PlannedDeploy deploy, Connection connection) throws SQLException {
		CaptureLook.of(deploy.plan(), connection, true);
		List<String> unknown = CaptureLook.unknown(deploy.plan());
		if (!unknown.isEmpty()) {
			deploy.tell("Nothing is captured of what " + String.join(", ", unknown)
					+ " may remove: there is no impact.json that says it");
		}
	}

}
