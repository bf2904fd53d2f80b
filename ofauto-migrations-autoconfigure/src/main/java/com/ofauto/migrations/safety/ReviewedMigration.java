package com.ofauto.migrations.safety;

import java.util.List;

import com.ofauto.migrations.Internal;

/**
 * A pending migration that does more than a deploy does by itself.
 *
 * @param name its name
 * @param file where its script is
 * @param risks what it does, in the order of the statements; at least one
 * @param remarks what is written down about it and does not count, as sentences
 * @since 0.1.0
 */
@Internal
public record ReviewedMigration(String name, String file, List<Risk> risks, List<String> remarks) {

	public ReviewedMigration {
		risks = List.copyOf(risks);
		remarks = List.copyOf(remarks);
	}

	/**
	 * What nobody has accepted.
	 * @return the risks that stop the deploy, may be empty
	 */
	public List<Risk> refused() {
		return this.risks.stream().filter(Risk::isRefused).toList();
	}

}
