package com.ofauto.migrations.autoconfigure;

import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.jdbc.DataSourceBuilder;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;
import org.springframework.util.StringUtils;

/**
 * The DataSource that migrations use. It is no bean itself, so that nobody else is given
 * one that was made for migrations.
 *
 * @param dataSource the DataSource
 */
record ChosenDataSource(DataSource dataSource) {

	/**
	 * Chooses: the qualified one, one for an own URL, one for an own user on the
	 * application's database, the application's.
	 */
	static ChosenDataSource choose(@Nullable DataSource qualified, @Nullable DataSource unique,
			MigrationsConnectionDetails details) {
		if (qualified != null) {
			return new ChosenDataSource(qualified);
		}
		String url = details.getJdbcUrl();
		if (url != null) {
			return open(DataSourceBuilder.create().url(url), details);
		}
		if (unique == null) {
			throw new MigrationsDataSourceException();
		}
		return (details.getUsername() != null) ? open(DataSourceBuilder.derivedFrom(unique), details)
				: new ChosenDataSource(unique);
	}

	private static ChosenDataSource open(DataSourceBuilder<?> builder, MigrationsConnectionDetails details) {
		DataSourceBuilder<SimpleDriverDataSource> simple = builder.type(SimpleDriverDataSource.class);
		simple.username(details.getUsername()).password(details.getPassword());
		String driver = details.getDriverClassName();
		if (StringUtils.hasText(driver)) {
			simple.driverClassName(driver);
		}
		return new ChosenDataSource(simple.build());
	}

}
