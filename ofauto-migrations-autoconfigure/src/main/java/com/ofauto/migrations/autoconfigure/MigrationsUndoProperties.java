package com.ofauto.migrations.autoconfigure;

import java.time.Duration;

import com.ofauto.migrations.core.AboveMaxSize;
import org.jspecify.annotations.Nullable;
import org.springframework.util.unit.DataSize;

/**
 * What is captured of the rows that migrations remove, so that a rollback brings them
 * back.
 *
 * @since 0.1.0
 */
public class MigrationsUndoProperties {

	/**
	 * How long rows are kept in the database that a migration removes, such as 7d. By
	 * default none are kept.
	 */
	private @Nullable Duration keep;

	/**
	 * How much of one migration is kept, by default without a limit.
	 */
	private @Nullable DataSize maxSize;

	/**
	 * What a deploy does if a migration removes more.
	 */
	private AboveMaxSize aboveMaxSize = AboveMaxSize.REFUSE;

	public @Nullable Duration getKeep() {
		return this.keep;
	}

	public void setKeep(@Nullable Duration keep) {
		this.keep = keep;
	}

	public @Nullable DataSize getMaxSize() {
		return this.maxSize;
	}

	public void setMaxSize(@Nullable DataSize maxSize) {
		this.maxSize = maxSize;
	}

	public AboveMaxSize getAboveMaxSize() {
		return this.aboveMaxSize;
	}

	public void setAboveMaxSize(AboveMaxSize aboveMaxSize) {
		this.aboveMaxSize = aboveMaxSize;
	}

}
