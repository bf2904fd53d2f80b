package com.ofauto.migrations.core;

import com.ofauto.migrations.Internal;
import org.jspecify.annotations.Nullable;

/**
 * What runs the migrations, as its build and its machine say it.
 *
 * @param version the version of the application, or {@code null}
 * @param commit the commit that it was built from, or {@code null}
 * @param host the machine or the pod, or {@code null}
 * @since 0.1.0
 */
@Internal
public record Release(@Nullable String version, @Nullable String commit, @Nullable String host) {

	/** Nothing is known. */
	public static final Release UNKNOWN = new Release(null, null, null);

}
