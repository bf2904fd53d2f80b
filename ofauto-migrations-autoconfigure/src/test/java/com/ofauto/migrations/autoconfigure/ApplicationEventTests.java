package com.ofauto.migrations.autoconfigure;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import com.ofauto.migrations.autoconfigure.event.MigrationApplied;
import com.ofauto.migrations.autoconfigure.event.MigrationFailed;
import com.ofauto.migrations.autoconfigure.event.MigrationsFailed;
import com.ofauto.migrations.autoconfigure.event.MigrationsFinished;
import com.ofauto.migrations.autoconfigure.event.MigrationsStarted;
import com.ofauto.migrations.core.Migrator;
import com.ofauto.migrations.support.PostgresExtension;
import com.ofauto.migrations.support.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.context.ApplicationListener;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(PostgresExtension.class)
class ApplicationEventTests {

	private MigrationFiles files;

	@BeforeEach
	void writeMigrations(@TempDir Path directory) {
		this.files = MigrationFiles.agencies(directory);
	}

	@Test
	void anEventListenerThatUsesTheDatabaseHearsOfTheStart(TestDatabase database) {
		Contexts.on(database)
			.withConfiguration(AutoConfigurations.of(JdbcTemplateAutoConfiguration.class))
			.withPropertyValues(this.files.property())
			.withUserConfiguration(AnnotatedListener.class)
			.run((context) -> assertThat(context.getBean(AnnotatedListener.class).heard)
				.containsExactly("applied " + MigrationFiles.AGENCIES + ", 1 agency", "finished with 1"));
	}

	@Test
	void aLaterDeployIsHeardAsItHappens(TestDatabase database) {
		Contexts.on(database)
			.withPropertyValues(this.files.property(), "ofauto.migrations.on-startup=none")
			.withUserConfiguration(PlainListener.class)
			.run((context) -> {
				PlainListener listener = context.getBean(PlainListener.class);
				assertThat(listener.heard).isEmpty();
				context.getBean(Migrator.class).deploy();
				assertThat(listener.heard).hasExactlyElementsOfTypes(MigrationsStarted.class, MigrationApplied.class,
						MigrationsFinished.class);
			});
	}

	@Test
	void aFailedStartIsHeard(TestDatabase database) {
		List<Object> heard = new ArrayList<>();
		this.files.with("20260102000000_broken", "SELEC 1");
		Contexts.on(database)
			.withPropertyValues(this.files.property())
			.withBean(PlainListener.class, () -> new PlainListener(heard))
			.run((context) -> {
				assertThat(context).hasFailed();
				assertThat(heard).hasExactlyElementsOfTypes(MigrationsStarted.class, MigrationApplied.class,
						MigrationFailed.class, MigrationsFailed.class);
				assertThat(heard).filteredOn(MigrationFailed.class::isInstance)
					.singleElement()
					.extracting("migration")
					.isEqualTo("20260102000000_broken");
			});
	}

	@Configuration(proxyBeanMethods = false)
	static class AnnotatedListener {

		private final List<String> heard = new ArrayList<>();

		private final JdbcTemplate jdbc;

		AnnotatedListener(JdbcTemplate jdbc) {
			this.jdbc = jdbc;
		}

		@EventListener
		void on(MigrationApplied event) {
			this.heard.add("applied " + event.migration().name() + ", "
					+ this.jdbc.queryForObject("SELECT count(*) FROM agencies", Long.class) + " agency");
		}

		@EventListener
		void on(MigrationsFinished event) {
			this.heard.add("finished with " + event.report().applied().size());
		}

	}

	static class PlainListener implements ApplicationListener<PayloadApplicationEvent<?>> {

		private final List<Object> heard;

		PlainListener() {
			this(new ArrayList<>());
		}

		PlainListener(List<Object> heard) {
			this.heard = heard;
		}

		@Override
		public void onApplicationEvent(PayloadApplicationEvent<?> event) {
			this.heard.add(event.getPayload());
		}

	}

}
