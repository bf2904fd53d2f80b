package com.ofauto.migrations.report;

import java.util.List;

/**
 * A seed.
 *
 * @param seeded the names of the files and seeders, in order
 * @since 0.1.0
 */
public record SeedView(List<String> seeded) {

	public SeedView {
		seeded = List.copyOf(seeded);
	}

}
