package com.ofauto.migrations.autoconfigure;

import java.util.List;

import com.ofauto.migrations.core.Failure;

/**
 * No DataSource, or more than one, qualifies for migrations.
 */
final class MigrationsDataSourceException extends IllegalStateException implements Failure {

	static final String REMEDY = "Annotate the DataSource bean to use with @MigrationsDataSource, set"
			+ " ofauto.migrations.url, or set ofauto.migrations.enabled=false.";

	private final String problem;

	/**
	 * Creates one.
	 * @param candidates the names of the DataSource beans that there are
	 */
	MigrationsDataSourceException(List<String> candidates) {
		this(candidates.isEmpty() ? "OFAuto Migrations needs a DataSource, and the application has none."
				: "OFAuto Migrations cannot choose a DataSource: the application has " + candidates.size()
						+ ", and none is primary: " + String.join(", ", candidates) + ".");
	}

	private MigrationsDataSourceException(String problem) {
		super(problem + "\n" + REMEDY);
		this.problem = problem;
	}

	@Override
	public String remedy() {
		return REMEDY;
	}

	@Override
	public Kind kind() {
		return Kind.UNREACHABLE;
	}

	@Override
	public String problem() {
		return this.problem;
	}

}
