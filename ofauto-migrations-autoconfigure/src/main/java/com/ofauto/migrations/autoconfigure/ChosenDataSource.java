package com.ofauto.migrations.autoconfigure;

import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

import javax.sql.DataSource;

import com.ofauto.migrations.Internal;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.boot.jdbc.DataSourceBuilder;
import org.springframework.boot.jdbc.autoconfigure.DataSourceProperties;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;
import org.springframework.util.StringUtils;

/**
 * The DataSource that migrations use. It is not a bean itself, so that a DataSource for
 * migrations is not injected elsewhere.
 *
 * @param dataSource the DataSource
 * @param schema the schema that its address names in Prisma's form, or {@code null}
 * @since 0.1.0
 */
@Internal
public record ChosenDataSource(DataSource dataSource, @Nullable String schema) {

	/** The bean that Spring Boot makes of its own properties. */
	private static final String APPLICATION = "dataSource";

	/**
	 * A DataSource for one address, with a new connection each time.
	 * @param url for JDBC, or as Prisma's {@code DATABASE_URL}
	 * @return the DataSource
	 */
	public static ChosenDataSource at(String url) {
		return at("ofauto.migrations.url", url, null, null);
	}

	/**
	 * The same with a user that is named elsewhere.
	 * @param place the option or property that has the URL, for messages
	 */
	static ChosenDataSource at(String place, String url, @Nullable String user, @Nullable String password) {
		MigrationsDatabaseProperties properties = new MigrationsDatabaseProperties();
		properties.setUrl(url);
		properties.setUser(user);
		properties.setPassword(password);
		return choose(null, () -> null, new PropertiesMigrationsConnectionDetails(place, properties), () -> null,
				List::of);
	}

	/**
	 * Chooses: the qualified one, one for an own URL, one for an own user on the
	 * application's database, the application's, which is not asked for before.
	 */
	static ChosenDataSource choose(@Nullable DataSource qualified, Supplier<@Nullable DataSource> uniques,
			MigrationsConnectionDetails details, Supplier<@Nullable String> uniquesSchema,
			Supplier<List<String>> candidates) {
		if (qualified != null) {
			return new ChosenDataSource(qualified, null);
		}
		String url = details.getJdbcUrl();
		if (url != null) {
			String schema = (details instanceof PropertiesMigrationsConnectionDetails own) ? own.getSchema() : null;
			return new ChosenDataSource(at(url, details), schema);
		}
		DataSource unique = uniques.get();
		if (unique == null) {
			throw new MigrationsDataSourceException(candidates.get());
		}
		return new ChosenDataSource(
				(details.getUsername() != null) ? open(DataSourceBuilder.derivedFrom(unique), details) : unique,
				uniquesSchema.get());
	}

	/**
	 * The DataSource of a database that has an entry: the bean that it names or one for
	 * its URL, else that of the application.
	 */
	static ChosenDataSource of(DatabaseSettings settings, ListableBeanFactory beans) {
		return of(settings, null,
				new PropertiesMigrationsConnectionDetails(settings.nameOf("url"), settings.properties()), beans);
	}

	/**
	 * The same of any database.
	 * @param qualified the DataSource bean that is annotated for migrations
	 * @param details where it is if not at a bean
	 */
	static ChosenDataSource of(DatabaseSettings settings, @Nullable DataSource qualified,
			MigrationsConnectionDetails details, ListableBeanFactory beans) {
		String bean = settings.properties().getDatasource();
		if (bean != null && settings.properties().getUrl() != null) {
			throw MigrationsDatabasesException.twoAddresses(settings.prefix());
		}
		if (bean != null && qualified != null) {
			throw MigrationsDatabasesException.annotatedToo(settings.prefix());
		}
		return choose(qualified, () -> bean(settings, beans), details,
				() -> (bean == null || bean.equals(APPLICATION)) ? schema(beans) : null, () -> names(beans));
	}

	/**
	 * The schema that the address of the application's DataSource names in Prisma's form.
	 */
	private static @Nullable String schema(ListableBeanFactory beans) {
		PrismaUrlProcessor urls = beans.getBeanProvider(PrismaUrlProcessor.class).getIfAvailable();
		DataSourceProperties properties = beans.getBeanProvider(DataSourceProperties.class).getIfUnique();
		return (urls != null && properties != null) ? urls.schema(properties) : null;
	}

	/**
	 * The bean that the properties name, or the one that needs no name.
	 */
	private static @Nullable DataSource bean(DatabaseSettings settings, ListableBeanFactory beans) {
		String bean = settings.properties().getDatasource();
		if (bean == null) {
			return beans.getBeanProvider(DataSource.class).getIfUnique();
		}
		if (!beans.containsBean(bean) || !beans.isTypeMatch(bean, DataSource.class)) {
			throw MigrationsDatabasesException.noBean(settings.prefix(), bean, names(beans));
		}
		return beans.getBean(bean, DataSource.class);
	}

	static List<String> names(ListableBeanFactory beans) {
		return List.of(beans.getBeanNamesForType(DataSource.class, true, false));
	}

	/**
	 * A URL may be for another database, whose driver is not there.
	 */
	private static DataSource at(String url, MigrationsConnectionDetails details) {
		String place = (details instanceof PropertiesMigrationsConnectionDetails own) ? own.getProperty()
				: "the URL of the connection details";
		try {
			return open(DataSourceBuilder.create().url(url), details);
		}
		catch (IllegalArgumentException ex) {
			throw MissingDriverException.of(place, url, ex).<RuntimeException>map(Function.identity()).orElse(ex);
		}
	}

	private static DataSource open(DataSourceBuilder<?> builder, MigrationsConnectionDetails details) {
		DataSourceBuilder<SimpleDriverDataSource> simple = builder.type(SimpleDriverDataSource.class);
		simple.username(details.getUsername()).password(details.getPassword());
		String driver = details.getDriverClassName();
		if (StringUtils.hasText(driver)) {
			simple.driverClassName(driver);
		}
		DataSource own = new OwnConnections(simple.build());
		return (details instanceof R2dbcMigrationsConnectionDetails r2dbc) ? new R2dbcConnections(own, r2dbc) : own;
	}

}
