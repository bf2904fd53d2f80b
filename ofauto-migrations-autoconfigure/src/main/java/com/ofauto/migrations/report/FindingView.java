package com.ofauto.migrations.report;

import java.util.List;

import com.ofauto.migrations.core.Finding;

/**
 * Something that is neither applied as it is on disk nor simply pending.
 *
 * @param kind what was found, as one word
 * @param migration the migration's name
 * @param message what it means
 * @param remedy what to do about it
 * @since 0.1.0
 */
public record FindingView(String kind, String migration, String message, String remedy) {

	/**
	 * Findings.
	 * @param findings what was found
	 * @param showValues whether the errors that the history holds may be told
	 * @return their values, in the same order
	 */
	public static List<FindingView> of(List<Finding> findings, boolean showValues) {
		return findings.stream()
			.map((finding) -> showValues ? finding : finding.withoutLogs())
			.map((finding) -> new FindingView(finding.kind().word(), finding.migration(), finding.message(),
					finding.remedy()))
			.toList();
	}

}
