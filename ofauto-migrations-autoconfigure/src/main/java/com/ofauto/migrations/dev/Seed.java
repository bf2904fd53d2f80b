package com.ofauto.migrations.dev;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

import javax.sql.DataSource;

import com.ofauto.migrations.core.Migrator;
import com.ofauto.migrations.core.Operation;
import com.ofauto.migrations.core.OperationFailedException;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.core.io.Resource;
import org.springframework.core.io.support.ResourcePatternResolver;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.util.ClassUtils;

/**
 * Writes development data: the files of a location in order, then the {@link Seeder}
 * beans, each in a transaction of its own. The history does not record it.
 *
 * @since 0.1.0
 */
public final class Seed {

	private static final Log logger = LogFactory.getLog(Seed.class);

	private final Migrator migrator;

	private final SeedFiles files;

	private final Supplier<Stream<Seeder>> seeders;

	private final Supplier<TransactionOperations> transactions;

	private final Supplier<@Nullable DataSource> dataSource;

	/**
	 * Creates a seed.
	 * @param migrator the engine of the database
	 * @param resources finds the files
	 * @param location where the files are
	 * @param seeders the seeders in order, asked for when they are needed
	 * @param transactions where the seeders run
	 * @param dataSource what the seeders write to, or {@code null} if that is not known
	 */
	public Seed(Migrator migrator, ResourcePatternResolver resources, String location, Supplier<Stream<Seeder>> seeders,
			Supplier<TransactionOperations> transactions, Supplier<@Nullable DataSource> dataSource) {
		this.migrator = migrator;
		this.files = new SeedFiles(resources, location);
		this.seeders = seeders;
		this.transactions = transactions;
		this.dataSource = dataSource;
	}

	/**
	 * Seeds. The gate is asked even if there is nothing to write.
	 * @return the names of the files and seeders, in order
	 * @throws com.ofauto.migrations.core.GateRefusedException if this must not be done
	 * here
	 * @throws OperationFailedException if a file or a seeder failed; what ran before it
	 * stays
	 */
	public List<String> run() {
		List<String> done = new ArrayList<>();
		this.migrator.tools().require(Operation.SEED);
		List<Seeder> written = this.seeders.get().toList();
		DataSource others = written.isEmpty() ? null : this.dataSource.get();
		this.migrator.tools().guarded(Operation.SEED, (database) -> {
			if (others != null) {
				database.requireSame(others);
			}
			for (Resource file : this.files.find()) {
				database.script(SeedFiles.place(file), SeedFiles.content(file));
				done.add(String.valueOf(file.getFilename()));
			}
		});
		written.forEach((seeder) -> {
			run(seeder);
			done.add(name(seeder));
		});
		String name = this.migrator.settings().name();
		logger.info(((name != null) ? "[" + name + "] " : "")
				+ (done.isEmpty() ? "There is nothing to seed" : "Seeded: " + String.join(", ", done)));
		return done;
	}

	private void run(Seeder seeder) {
		TransactionOperations transaction = this.transactions.get();
		try {
			transaction.executeWithoutResult((status) -> seed(seeder));
		}
		catch (TransactionException | DataAccessException ex) {
			throw OperationFailedException.seeder(name(seeder), ex);
		}
	}

	private static void seed(Seeder seeder) {
		try {
			seeder.seed();
		}
		catch (Exception ex) {
			throw OperationFailedException.seeder(name(seeder), ex);
		}
	}

	private static String name(Seeder seeder) {
		return ClassUtils.getShortName(seeder.getClass());
	}

}
