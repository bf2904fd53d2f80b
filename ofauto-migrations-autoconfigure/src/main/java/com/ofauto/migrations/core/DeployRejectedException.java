package com.ofauto.migrations.core;

import java.util.List;
import java.util.stream.Collectors;

/**
 * The plan has findings that do not let it be carried out. Nothing has been applied.
 */
public final class DeployRejectedException extends MigrationException {

	private final List<Finding> findings;

	DeployRejectedException(List<Finding> findings) {
		super(findings.stream().map(Finding::message).collect(Collectors.joining("\n")),
				findings.stream().map(Finding::remedy).distinct().collect(Collectors.joining("\n")), null);
		this.findings = List.copyOf(findings);
	}

	/**
	 * What stands in the way.
	 * @return at least one finding
	 */
	public List<Finding> findings() {
		return this.findings;
	}

}
