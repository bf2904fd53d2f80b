package com.ofauto.migrations.backup;

import javax.sql.DataSource;

import com.ofauto.migrations.Internal;
import org.jspecify.annotations.Nullable;

/**
 * How the programs of PostgreSQL reach the database.
 *
 * @param address the address
 * @param other where that address leads if it is another one than that of the migrations,
 * or {@code null}
 * @since 0.1.0
 */
@Internal
public record BackupSource(JdbcAddress address, @Nullable DataSource other) {

}
