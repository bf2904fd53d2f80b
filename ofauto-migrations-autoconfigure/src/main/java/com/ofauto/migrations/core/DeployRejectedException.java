package com.ofauto.migrations.core;

import java.util.List;

/**
 * The plan has findings that stop a deploy. Nothing has been applied.
 *
 * @since 0.1.0
 */
public final class DeployRejectedException extends MigrationException {

	private final List<Finding> findings;

	DeployRejectedException(List<Finding> findings, String remedy) {
		super(FirstLines.of(findings.stream().map(Finding::message).toList()), remedy, null);
		this.findings = List.copyOf(findings);
	}

	@Override
	public Kind kind() {
		return Kind.REJECTED;
	}

	/**
	 * The findings that stop the deploy.
	 * @return at least one finding
	 */
	public List<Finding> findings() {
		return this.findings;
	}

}
