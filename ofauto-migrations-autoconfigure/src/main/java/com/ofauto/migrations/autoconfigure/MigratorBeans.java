package com.ofauto.migrations.autoconfigure;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.ofauto.migrations.Internal;
import com.ofauto.migrations.core.Migrator;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.SimpleAutowireCandidateResolver;
import org.springframework.core.env.Environment;

/**
 * The {@link Migrator} beans of an application, those included that need a qualifier.
 *
 * @since 0.1.0
 */
@Internal
public final class MigratorBeans {

	private MigratorBeans() {
	}

	/**
	 * Finds them.
	 * @param beans the application's beans
	 * @param environment names the databases of the properties, in their order
	 * @return the migrators by their databases' names: those of the properties first,
	 * then the application's own as it orders them
	 */
	public static Map<String, Migrator> in(ConfigurableListableBeanFactory beans, Environment environment) {
		return in(beans, DatabaseNames.of(environment));
	}

	static Map<String, Migrator> in(ConfigurableListableBeanFactory beans, DatabaseNames names) {
		Map<String, Migrator> byBean = SimpleAutowireCandidateResolver.resolveAutowireCandidates(beans, Migrator.class,
				true, true);
		List<String> order = names.all();
		List<Migrator> ordered = Stream
			.concat(beans.getBeanProvider(Migrator.class).orderedStream(), byBean.values().stream())
			.distinct()
			.toList();
		Migrator unqualified = beans.getBeanProvider(Migrator.class).getIfUnique();
		Map<String, Migrator> byName = new LinkedHashMap<>();
		byBean.forEach((bean, migrator) -> {
			String name = name(bean, migrator, unqualified);
			if (byName.putIfAbsent(name, migrator) != null) {
				throw MigrationsDatabasesException.sameName(name, byBean.keySet());
			}
		});
		return byName.entrySet()
			.stream()
			.sorted(Comparator.comparingInt((migrator) -> ordered.indexOf(migrator.getValue())))
			.sorted(Comparator.comparingInt((migrator) -> place(order, migrator.getKey())))
			.collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (one, other) -> one, LinkedHashMap::new));
	}

	private static int place(List<String> order, String name) {
		int place = order.indexOf(name);
		return (place < 0) ? order.size() : place;
	}

	/**
	 * The name of a migrator's database. If it has none, it is the default for the
	 * migrator that needs no qualifier, and the name of the bean for others.
	 */
	private static String name(String bean, Migrator migrator, @Nullable Migrator unqualified) {
		String name = migrator.settings().name();
		if (name != null) {
			return name;
		}
		return (migrator == unqualified) ? DatabaseNames.DEFAULT : bean;
	}

}
