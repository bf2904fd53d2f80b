package com.ofauto.migrations.autoconfigure;

import com.ofauto.migrations.core.Release;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.info.BuildProperties;
import org.springframework.boot.info.GitProperties;
import org.springframework.core.env.Environment;
import org.springframework.util.StringUtils;

/**
 * Tells which release runs, and where. The host is what the environment calls it: in
 * Kubernetes the pod. Nobody is asked for it, since a name service may take seconds to
 * answer.
 */
final class RunningRelease {

	private RunningRelease() {
	}

	/**
	 * Reads it.
	 * @param build what the build says, or {@code null}
	 * @param git what the version control says, or {@code null}
	 */
	static Release of(@Nullable BuildProperties build, @Nullable GitProperties git, Environment environment) {
		String host = environment.getProperty("HOSTNAME", environment.getProperty("COMPUTERNAME", ""));
		return new Release((build != null) ? text(build.getVersion()) : null,
				(git != null) ? text(git.getShortCommitId()) : null, text(host));
	}

	private static @Nullable String text(@Nullable String value) {
		return StringUtils.hasText(value) ? value : null;
	}

}
