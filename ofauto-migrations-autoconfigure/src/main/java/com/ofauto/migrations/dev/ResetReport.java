package com.ofauto.migrations.dev;

import java.util.List;

import com.ofauto.migrations.core.DeployReport;

/**
 * What a reset built after it had dropped everything.
 *
 * @param deployed what was deployed
 * @param seeded the names of the seed's files and seeders, in order; none if seeding is
 * not enabled
 * @since 0.1.0
 */
public record ResetReport(DeployReport deployed, List<String> seeded) {

	public ResetReport {
		seeded = List.copyOf(seeded);
	}

}
