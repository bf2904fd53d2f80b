package com.ofauto.migrations.endpoint;

import java.util.List;

import com.ofauto.migrations.core.Finding;

/**
 * Something that is neither applied as it is on disk nor simply pending.
 *
 * @param kind what was found, as one word
 * @param migration the migration's name
 * @param message what it means
 * @param remedy what to do about it
 */
public record FindingDescriptor(String kind, String migration, String message, String remedy) {

	static List<FindingDescriptor> of(List<Finding> findings, boolean showValues) {
		return findings.stream()
			.map((finding) -> showValues ? finding : finding.withoutLogs())
			.map((finding) -> new FindingDescriptor(finding.kind().word(), finding.migration(), finding.message(),
					finding.remedy()))
			.toList();
	}

}
