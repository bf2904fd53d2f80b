package com.ofauto.migrations.autoconfigure;

import com.ofauto.migrations.core.Migrator;
import com.ofauto.migrations.dev.Reset;
import com.ofauto.migrations.dev.Seed;

import org.springframework.beans.factory.HierarchicalBeanFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.support.AutowireCandidateQualifier;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.context.annotation.ImportBeanDefinitionRegistrar;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotationMetadata;

/**
 * Registers the beans of each further database: its Migrator, seed and reset, qualified
 * by the database's name, and no candidates where no qualifier is given.
 */
final class NamedDatabasesRegistrar implements ImportBeanDefinitionRegistrar {

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
	 * A child context uses its parent's, as it does without entries.
	 */
	private static boolean isInherited(BeanDefinitionRegistry registry, String bean) {
		return registry instanceof HierarchicalBeanFactory beans && beans.getParentBeanFactory() != null
				&& beans.getParentBeanFactory().containsBean(bean);
	}

}
