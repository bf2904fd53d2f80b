package com.ofauto.migrations.benchmarks.application.floor;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

import javax.sql.DataSource;

import org.springframework.beans.factory.InitializingBean;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * Reads the history in one query and applies what is pending in one round trip each. No
 * lock, no message, no care: what any tool has to pay that keeps a history with
 * checksums.
 */
@Component
final class FloorMigrations implements InitializingBean {

	private static final String HISTORY = """
			CREATE TABLE IF NOT EXISTS _prisma_migrations (
				id varchar(36) PRIMARY KEY, checksum varchar(64) NOT NULL, finished_at timestamptz,
				migration_name varchar(255) NOT NULL, logs text, rolled_back_at timestamptz,
				started_at timestamptz NOT NULL DEFAULT now(), applied_steps_count integer NOT NULL DEFAULT 0);
			SELECT migration_name, checksum FROM _prisma_migrations ORDER BY started_at""";

	private static final String APPLY = """
			BEGIN;
			%s;
			INSERT INTO _prisma_migrations (id, checksum, finished_at, migration_name, applied_steps_count)
			VALUES ('%s', '%s', now(), '%s', 1);
			COMMIT""";

	private final DataSource dataSource;

	FloorMigrations(DataSource dataSource) {
		this.dataSource = dataSource;
	}

	@Override
	public void afterPropertiesSet() throws IOException, SQLException, GeneralSecurityException {
		Map<String, byte[]> scripts = scripts();
		try (Connection connection = this.dataSource.getConnection();
				Statement statement = connection.createStatement()) {
			Map<String, String> applied = applied(statement);
			MessageDigest digest = MessageDigest.getInstance("SHA-256");
			for (Map.Entry<String, byte[]> script : scripts.entrySet()) {
				String checksum = HexFormat.of().formatHex(digest.digest(script.getValue()));
				String recorded = applied.get(script.getKey());
				if (recorded == null) {
					statement.execute(APPLY.formatted(new String(script.getValue(), StandardCharsets.UTF_8),
							UUID.randomUUID(), checksum, script.getKey()));
				}
				else if (!recorded.equals(checksum)) {
					throw new IllegalStateException(script.getKey() + " was edited");
				}
			}
		}
	}

	private static Map<String, byte[]> scripts() throws IOException {
		Map<String, byte[]> scripts = new TreeMap<>();
		for (Resource resource : new PathMatchingResourcePatternResolver()
			.getResources("classpath*:db/migrations/*/migration.sql")) {
			String[] path = resource.getURL().getPath().split("/");
			try (InputStream in = resource.getInputStream()) {
				scripts.put(path[path.length - 2], in.readAllBytes());
			}
		}
		return scripts;
	}

	private static Map<String, String> applied(Statement statement) throws SQLException {
		Map<String, String> applied = new HashMap<>();
		statement.execute(HISTORY);
		statement.getMoreResults();
		try (ResultSet rows = statement.getResultSet()) {
			while (rows.next()) {
				applied.put(rows.getString(1), rows.getString(2));
			}
		}
		return applied;
	}

}
