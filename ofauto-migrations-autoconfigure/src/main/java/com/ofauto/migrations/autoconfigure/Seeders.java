package com.ofauto.migrations.autoconfigure;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import com.ofauto.migrations.dev.Seeder;

import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.BeanFactoryAnnotationUtils;

/**
 * Which {@link Seeder} beans write into which database, each in their order.
 */
final class Seeders {

	private Seeders() {
	}

	/**
	 * Those of a database that has an entry: they are qualified by its name.
	 */
	static Stream<Seeder> of(String database, ListableBeanFactory beans) {
		Set<Seeder> qualified = qualified(List.of(database), beans);
		return beans.getBeanProvider(Seeder.class).orderedStream(ObjectProvider.UNFILTERED).filter(qualified::contains);
	}

	/**
	 * Those of the database named default: all others. The gate that is asked here knows
	 * nothing of another database.
	 */
	static Stream<Seeder> ofDefault(DatabaseNames databases, ListableBeanFactory beans) {
		Set<Seeder> qualified = qualified(databases.qualified(), beans);
		return beans.getBeanProvider(Seeder.class).orderedStream().filter((seeder) -> !qualified.contains(seeder));
	}

	private static Set<Seeder> qualified(List<String> databases, ListableBeanFactory beans) {
		Set<Seeder> qualified = Collections.newSetFromMap(new IdentityHashMap<>());
		databases.forEach((name) -> qualified
			.addAll(BeanFactoryAnnotationUtils.qualifiedBeansOfType(beans, Seeder.class, name).values()));
		return qualified;
	}

}
