package com.ofauto.migrations.autoconfigure;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.core.env.Environment;
import org.springframework.util.ClassUtils;

/**
 * Warns once in the log about other tools that change the schema. They are allowed: a
 * team may be moving from one tool to another.
 */
final class OtherToolWarnings implements SmartInitializingSingleton {

	private static final Log logger = LogFactory.getLog(OtherToolWarnings.class);

	private static final List<String> DDL_AUTO = List.of("spring.jpa.hibernate.ddl-auto",
			"spring.jpa.properties.hibernate.hbm2ddl.auto");

	private static final Set<String> CHANGES_THE_SCHEMA = Set.of("create", "create-drop", "create-only", "update");

	private final ListableBeanFactory beanFactory;

	private final Environment environment;

	OtherToolWarnings(ListableBeanFactory beanFactory, Environment environment) {
		this.beanFactory = beanFactory;
		this.environment = environment;
	}

	@Override
	public void afterSingletonsInstantiated() {
		Stream
			.of(tool("Flyway", "org.flywaydb.core.Flyway", "spring.flyway.enabled"),
					tool("Liquibase", "liquibase.integration.spring.SpringLiquibase", "spring.liquibase.enabled"),
					hibernate())
			.flatMap((warnings) -> warnings)
			.forEach(logger::warn);
	}

	private Stream<String> tool(String name, String type, String property) {
		ClassLoader classLoader = getClass().getClassLoader();
		if (!ClassUtils.isPresent(type, classLoader)) {
			return Stream.empty();
		}
		Class<?> beanType = ClassUtils.resolveClassName(type, classLoader);
		return Stream.of(this.beanFactory.getBeanNamesForType(beanType, true, false))
			.map((bean) -> name + " also runs migrations (bean '" + bean
					+ "'). Give each tool its own schema (ofauto.migrations.default-schema), and when no"
					+ " migrations are left to " + name + ", set " + property + "=false")
			.limit(1);
	}

	private Stream<String> hibernate() {
		if (!ClassUtils.isPresent("jakarta.persistence.EntityManagerFactory", getClass().getClassLoader())) {
			return Stream.empty();
		}
		return DDL_AUTO.stream()
			.filter((property) -> CHANGES_THE_SCHEMA.contains(this.environment.getProperty(property, "")))
			.map((property) -> "Hibernate also changes the schema (" + property + "="
					+ this.environment.getProperty(property)
					+ "), and no migration records these changes. Set the property to validate or none");
	}

}
