package com.ofauto.migrations.autoconfigure;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.ofauto.migrations.Internal;
import com.ofauto.migrations.core.Gate;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.BeanUtils;
import org.springframework.boot.context.properties.bind.AbstractBindHandler;
import org.springframework.boot.context.properties.bind.BindContext;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.core.env.Environment;
import org.springframework.util.function.SingletonSupplier;

/**
 * What the properties say about one database: what they say about all, and then what its
 * entry says.
 *
 * @since 0.1.0
 */
@Internal
public final class DatabaseSettings {

	/**
	 * What nobody means for more than one database, so that no entry has it from here.
	 */
	private static final List<String> OWN = List.of("datasource", "url", "user", "password", "rehearsal-user",
			"rehearsal-password", "backup.url", "backup.user", "backup.password", "locations", "default-schema",
			"schema-source");

	private static final String PREFIX = "ofauto.migrations";

	private final Environment environment;

	private final String name;

	private final SingletonSupplier<MigrationsDatabaseProperties> properties = SingletonSupplier.of(this::read);

	DatabaseSettings(Environment environment, String name) {
		this.environment = environment;
		this.name = name;
	}

	/**
	 * Binds an object to the properties.
	 * @param <T> its type
	 * @param policies the supertype whose properties hold for all databases
	 * @param defaults makes the object with its defaults
	 * @return the object
	 */
	public <T> T bind(Class<? super T> policies, Supplier<T> defaults) {
		T bound = defaults.get();
		Binder binder = Binder.get(this.environment);
		if (!isDefault()) {
			binder.bind(PREFIX, Bindable.ofInstance(bound), new Only(policies));
		}
		binder.bind(prefix(), Bindable.ofInstance(bound));
		return bound;
	}

	MigrationsDatabaseProperties properties() {
		return this.properties.obtain();
	}

	private MigrationsDatabaseProperties read() {
		return bind(MigrationsPolicyProperties.class, () -> {
			MigrationsDatabaseProperties properties = new MigrationsDatabaseProperties();
			if (!isDefault()) {
				properties.setLocations(List.of("classpath:db/" + this.name + "/migrations"));
				properties.getSeed().setLocation("classpath:db/" + this.name + "/seed");
			}
			return properties;
		});
	}

	/**
	 * The strictest environment that the application names for all databases or for this
	 * one: an entry loosens nothing.
	 */
	ResolvedEnvironment environment() {
		if (isDefault()) {
			return resolve(properties());
		}
		MigrationsPolicyProperties all = Binder.get(this.environment)
			.bind(PREFIX, MigrationsPolicyProperties.class)
			.orElseGet(MigrationsPolicyProperties::new);
		return resolve(all).orStricter(resolve(properties()));
	}

	/**
	 * What is allowed there.
	 */
	Gate gate() {
		return SettingsFactory.gate(environment(), properties(), prefix());
	}

	private ResolvedEnvironment resolve(MigrationsPolicyProperties properties) {
		return new EnvironmentResolver(properties.getProfiles()).resolve(properties.getEnvironment(),
				this.environment.getActiveProfiles());
	}

	/**
	 * The name of a property as it counts for this database.
	 * @param property its name without the prefix
	 * @return the whole name
	 */
	public String nameOf(String property) {
		String own = prefix() + "." + property;
		return (OWN.contains(property) || this.environment.containsProperty(own)) ? own : PREFIX + "." + property;
	}

	/**
	 * What the names of its properties begin with, without the dot behind.
	 */
	String prefix() {
		return isDefault() ? PREFIX : DatabaseNames.PREFIX + this.name;
	}

	private boolean isDefault() {
		return this.name.equals(DatabaseNames.DEFAULT);
	}

	/**
	 * Makes sure that nothing is said about the database named default if it is not
	 * migrated.
	 */
	static void requireNoneOfDefault(Environment environment) {
		Binder binder = Binder.get(environment);
		Stream.concat(OWN.stream(), Stream.of("reset", "seed", "once"))
			.map((property) -> PREFIX + "." + property)
			.filter((property) -> binder.bind(property, Bindable.of(Object.class)).isBound())
			.findFirst()
			.ifPresent((property) -> {
				throw MigrationsDatabasesException.unused(property);
			});
	}

	/**
	 * Binds nothing but the properties of a type.
	 */
	private static final class Only extends AbstractBindHandler {

		private static final int DEPTH = ConfigurationPropertyName.of(PREFIX).getNumberOfElements() + 1;

		private final Set<String> properties;

		Only(Class<?> type) {
			this.properties = Stream.of(BeanUtils.getPropertyDescriptors(type))
				.map((property) -> property.getName().toLowerCase(Locale.ROOT))
				.collect(Collectors.toUnmodifiableSet());
		}

		@Override
		public <T> @Nullable Bindable<T> onStart(ConfigurationPropertyName name, Bindable<T> target,
				BindContext context) {
			boolean others = name.getNumberOfElements() == DEPTH
					&& !this.properties.contains(name.getLastElement(ConfigurationPropertyName.Form.UNIFORM))
					|| OWN.contains(name.toString().substring(PREFIX.length()).replaceFirst("^\\.", ""));
			return others ? null : target;
		}

	}

}
