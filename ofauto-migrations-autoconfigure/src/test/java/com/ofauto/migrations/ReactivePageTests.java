package com.ofauto.migrations;

import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;

import com.ofauto.migrations.autoconfigure.MigrationsAutoConfiguration;
import com.ofauto.migrations.autoconfigure.MigrationsR2dbcAddressAutoConfiguration;
import com.ofauto.migrations.support.PostgresExtension;
import com.ofauto.migrations.support.Snippets;
import com.ofauto.migrations.support.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.beans.factory.config.YamlPropertiesFactoryBean;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.r2dbc.autoconfigure.R2dbcAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.core.io.ByteArrayResource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The settings and beans of the page about R2DBC, in an application that has both.
 */
@ExtendWith(PostgresExtension.class)
class ReactivePageTests {

	private static final Markdown PAGE = Markdown.read("docs/r2dbc.md");

	private static final String HEAD = """
			package com.example;

			import io.r2dbc.spi.ConnectionFactory;
			import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
			import org.springframework.context.annotation.Bean;
			import org.springframework.r2dbc.core.DatabaseClient;

			""";

	private static final String RATES = """
			class Rates {
				final Object found;
				Rates(ConnectionFactory connections) {
					this.found = DatabaseClient.create(connections).sql("SELECT name FROM clients")
						.map((row) -> row.get(0)).first().block();
				}
				@Override
				public String toString() {
					return String.valueOf(this.found);
				}
			}
			""";

	@Test
	void theBeansOfThePageFindAMigratedDatabase(TestDatabase database, @TempDir Path directory) throws Exception {
		Path sources = Files.createDirectories(directory.resolve("com/example"));
		List<String> beans = PAGE.blocks("java");
		assertThat(beans).hasSize(2);
		Files.writeString(sources.resolve("Beans.java"), HEAD + "class Beans {\n" + String.join("\n", beans) + "}\n"
				+ "record Prices(Object count) { }\n" + RATES);
		Files.writeString(Files.createDirectories(directory.resolve("m/1_a")).resolve("migration.sql"),
				Markdown.read("README.md").blocks("sql").get(0)
						+ "INSERT INTO clients (name) VALUES ('Northlight');\n");
		Snippets.compile(directory);
		try (URLClassLoader loader = new URLClassLoader(new URL[] { directory.toUri().toURL() },
				getClass().getClassLoader())) {
			new ApplicationContextRunner().withClassLoader(loader)
				.withConfiguration(AutoConfigurations.of(MigrationsAutoConfiguration.class,
						MigrationsR2dbcAddressAutoConfiguration.class, DataSourceAutoConfiguration.class,
						R2dbcAutoConfiguration.class))
				.withUserConfiguration(loader.loadClass("com.example.Beans"))
				.withPropertyValues(settings(database))
				.withPropertyValues("ofauto.migrations.locations=file:" + directory.resolve("m"))
				.run((context) -> {
					assertThat(context.getBean("prices")).hasToString("Prices[count=1]");
					assertThat(context.getBean("rates")).hasToString("Northlight");
				});
		}
	}

	/**
	 * Only the place of the database is another one.
	 */
	private static String[] settings(TestDatabase database) {
		YamlPropertiesFactoryBean yaml = new YamlPropertiesFactoryBean();
		yaml.setResources(new ByteArrayResource(PAGE.blocks("yaml")
			.get(0)
			.replace("localhost:5432/app", database.host() + ":" + database.port() + "/" + database.name())
			.replace(": app\n", ": %s\n")
			.formatted(database.user(), database.password())
			.getBytes()));
		Properties properties = yaml.getObject();
		assertThat(properties).hasSize(3);
		return properties.entrySet().stream().map(String::valueOf).toArray(String[]::new);
	}

}
