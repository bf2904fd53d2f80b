package com.ofauto.migrations.autoconfigure;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.ofauto.migrations.core.Migrator;

import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.SimpleAutowireCandidateResolver;

/**
 * The {@link Migrator} beans of an application, those included that need a qualifier.
 */
final class MigratorBeans {

	private MigratorBeans() {
	}

	/**
	 * Finds them.
	 * @param names the databases of the properties, in their order
	 * @return the migrators by their databases' names: those of the properties first,
	 * then the application's own as it orders them
	 */
	static Map<String, Migrator> in(ConfigurableListableBeanFactory beans, DatabaseNames names) {
		Map<String, Migrator> byBean = SimpleAutowireCandidateResolver.resolveAutowireCandidates(beans, Migrator.class,
				true, true);
		List<String> order = names.all();
		List<Migrator> ordered = Stream
			.concat(beans.getBeanProvider(Migrator.class).orderedStream(), byBean.values().stream())
			.distinct()
			.toList();
		return byBean.entrySet()
			.stream()
			.sorted(Comparator.comparingInt((bean) -> ordered.indexOf(bean.getValue())))
			.sorted(Comparator.comparingInt((bean) -> place(order, name(bean.getKey(), bean.getValue()))))
			.collect(Collectors.toMap((bean) -> name(bean.getKey(), bean.getValue()), Map.Entry::getValue,
					(one, other) -> one, LinkedHashMap::new));
	}

	private static int place(List<String> order, String name) {
		int place = order.indexOf(name);
		return (place < 0) ? order.size() : place;
	}

	/**
	 * The name of a migrator's database, or of its bean if it has none.
	 */
	private static String name(String bean, Migrator migrator) {
		String name = migrator.settings().name();
		if (name != null) {
			return name;
		}
		return bean.equals("migrator") ? DatabaseNames.DEFAULT : bean;
	}

}
