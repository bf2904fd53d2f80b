package com.ofauto.migrations.autoconfigure;

import com.ofauto.migrations.core.Migrator;
import com.ofauto.migrations.dev.Reset;
import com.ofauto.migrations.dev.Seed;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.beans.factory.HierarchicalBeanFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.support.AutowireCandidateQualifier;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.ImportBeanDefinitionRegistrar;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotationMetadata;

/**
 * Registers the beans of each further database: its Migrator, seed and reset, qualified
 * by the database's name, and no candidates where no qualifier is given.
 */
final class NamedDatabasesRegistrar implements ImportBeanDefinitionRegistrar {

	private static final Log logger = LogFactory.getLog(Migrator.class);

	private final Environment environment;

	NamedDatabasesRegistrar(Environment environment) {
		this.environment = environment;
	}

	@Override
	public void registerBeanDefinitions(AnnotationMetadata metadata, BeanDefinitionRegistry registry) {
		DatabaseNames names = DatabaseNames.of(this.environment);
		RootBeanDefinition registered = new RootBeanDefinition(RegisteredDatabases.class);
		registered.getConstructorArgumentValues().addIndexedArgumentValue(0, String.join(",", names.all()));
		registry.registerBeanDefinition("migrationsRegisteredDatabases", registered);
		for (String name : names.qualified()) {
			if (isLeftOut(name, registry)) {
				continue;
			}
			register(registry, name, Migrator.class, "migrator");
			register(registry, name, Seed.class, "seed");
			register(registry, name, Reset.class, "reset");
		}
	}

	private static void register(BeanDefinitionRegistry registry, String name, Class<?> type, String method) {
		RootBeanDefinition definition = new RootBeanDefinition(type);
		definition.setFactoryBeanName(NamedDatabases.BEAN);
		definition.setFactoryMethodName(method);
		definition.getConstructorArgumentValues().addIndexedArgumentValue(0, name);
		definition.addQualifier(new AutowireCandidateQualifier(Qualifier.class, name));
		definition.setDefaultCandidate(false);
		if (!isInherited(registry, NamedDatabases.bean(name, type))) {
			registry.registerBeanDefinition(NamedDatabases.bean(name, type), definition);
		}
	}

	/**
	 * A slice of an application for a test has those of its DataSources that the test
	 * asks for, and migrates these.
	 */
	private boolean isLeftOut(String name, BeanDefinitionRegistry registry) {
		String bean = this.environment.getProperty(DatabaseNames.PREFIX + name + ".datasource");
		boolean leftOut = isSlice() && bean != null && !registry.containsBeanDefinition(bean);
		if (leftOut) {
			logger.info("The database named " + name
					+ " is left out of this slice of the application, which has no bean " + bean);
		}
		return leftOut;
	}

	private boolean isSlice() {
		return !this.environment.getProperty(EnableAutoConfiguration.ENABLED_OVERRIDE_PROPERTY, Boolean.class, true);
	}

	/**
	 * A child context uses its parent's, as it does without entries.
	 */
	private static boolean isInherited(BeanDefinitionRegistry registry, String bean) {
		return registry instanceof HierarchicalBeanFactory beans && beans.getParentBeanFactory() != null
				&& beans.getParentBeanFactory().containsBean(bean);
	}

}
