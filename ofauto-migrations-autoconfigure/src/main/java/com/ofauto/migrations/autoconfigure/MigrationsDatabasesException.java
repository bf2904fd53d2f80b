package com.ofauto.migrations.autoconfigure;

import java.util.Collection;
import java.util.List;

import com.ofauto.migrations.core.FailureException;

/**
 * The properties do not say clearly which databases there are.
 */
final class MigrationsDatabasesException extends FailureException {

	private static final String NAMES = "Names are lower-case letters and digits, so that environment variables can"
			+ " say them too; the first is a letter.";

	private MigrationsDatabasesException(String problem, String remedy) {
		super(problem, remedy, null);
	}

	static MigrationsDatabasesException badName(String name) {
		return new MigrationsDatabasesException(
				"No database can be named \"" + name + "\" in ofauto.migrations.databases"
						+ (name.equals(DatabaseNames.DEFAULT) ? ": that is the one without an entry." : "."),
				name.equals(DatabaseNames.DEFAULT)
						? "Move what it says to ofauto.migrations itself, or give it another name." : NAMES);
	}

	static MigrationsDatabasesException saysNothing(String name) {
		return new MigrationsDatabasesException(DatabaseNames.PREFIX + name + " has no properties below it.",
				"Say where that database is, with " + property(name, "datasource") + " or " + property(name, "url")
						+ ", or remove the entry.");
	}

	static MigrationsDatabasesException noOrder(Collection<String> names) {
		String list = String.join(", ", names);
		return new MigrationsDatabasesException(
				"The application has databases of its own in ofauto.migrations.databases (" + list
						+ "), and no order in which they are migrated.",
				"Set ofauto.migrations.order to \"" + DatabaseNames.DEFAULT + ", " + list + "\", or leave out "
						+ DatabaseNames.DEFAULT
						+ " if the application's own DataSource is not to be migrated beside them.");
	}

	static MigrationsDatabasesException unknown(String name, Collection<String> known) {
		return new MigrationsDatabasesException(
				"ofauto.migrations.order names a database \"" + name
						+ "\", which has no entry in ofauto.migrations.databases.",
				"Write one of " + String.join(", ", known) + ", or add the entry.");
	}

	static MigrationsDatabasesException twice(String name) {
		return new MigrationsDatabasesException("ofauto.migrations.order names the database \"" + name + "\" twice.",
				"Name each database once.");
	}

	static MigrationsDatabasesException notOrdered(String name, List<String> order) {
		return new MigrationsDatabasesException(
				"The database \"" + name + "\" has an entry in ofauto.migrations.databases and no place in"
						+ " ofauto.migrations.order (" + String.join(", ", order) + ").",
				"Add it to the order, or remove the entry.");
	}

	static MigrationsDatabasesException notSelectable(String name, Collection<String> known) {
		return new MigrationsDatabasesException(
				name.isEmpty() ? "--database needs a value: --database NAME."
						: "The application has no database named \"" + name + "\".",
				"Write --database " + String.join(" or --database ", known) + ".");
	}

	static MigrationsDatabasesException unused(String property) {
		return new MigrationsDatabasesException(property
				+ " is set, but ofauto.migrations.order leaves out the database named default, which it is" + " about.",
				"Remove the property, or add default to ofauto.migrations.order.");
	}

	static MigrationsDatabasesException noBean(String prefix, String bean, Collection<String> beans) {
		return new MigrationsDatabasesException(
				prefix + ".datasource names the bean \"" + bean + "\", and there is no such DataSource.",
				(beans.isEmpty() ? "There is no DataSource bean"
						: "The DataSource beans are " + String.join(", ", beans)) + ". Correct the name, or set "
						+ prefix + ".url. A command creates none of the application's beans unless"
						+ " ofauto.migrations.command-line.sources names the class that declares them.");
	}

	static MigrationsDatabasesException samePlace(String one, String other) {
		return new MigrationsDatabasesException(
				"The databases named " + one + " and " + other + " are the same schema of the same database, so that"
						+ " they would share one history.",
				"Give one of them another database (" + property(other, "datasource") + " or " + property(other, "url")
						+ "), or another schema (" + property(other, "default-schema") + ").");
	}

	private static String property(String name, String property) {
		return name.equals(DatabaseNames.DEFAULT) ? "ofauto.migrations." + property
				: DatabaseNames.PREFIX + name + "." + property;
	}

	static MigrationsDatabasesException notPrepared(Collection<String> names, Collection<String> prepared) {
		return new MigrationsDatabasesException(
				"The properties name the databases " + String.join(", ", names)
						+ ", but the application was processed ahead of time with " + String.join(", ", prepared) + ".",
				"Build the application again with ofauto.migrations.databases and ofauto.migrations.order as they are"
						+ " now.");
	}

	static MigrationsDatabasesException sameName(String name, Collection<String> beans) {
		return new MigrationsDatabasesException(
				"Two of the Migrator beans " + String.join(", ", beans) + " are for a database named \"" + name + "\".",
				"Give each database a name of its own, as with MigratorFactory.Builder.name or"
						+ " MigratorSettings.withName.");
	}

	static MigrationsDatabasesException twoAddresses(String prefix) {
		return new MigrationsDatabasesException("Both " + prefix + ".datasource and " + prefix + ".url are set.",
				"Remove one of them. To connect to the database of a DataSource bean with another user, set " + prefix
						+ ".user and " + prefix + ".password beside its name.");
	}

	static MigrationsDatabasesException annotatedToo(String prefix) {
		return new MigrationsDatabasesException(
				prefix + ".datasource is set, and a DataSource bean is annotated with @MigrationsDataSource.",
				"Remove the property or the annotation.");
	}

	@Override
	public Kind kind() {
		return Kind.REFUSED;
	}

}
