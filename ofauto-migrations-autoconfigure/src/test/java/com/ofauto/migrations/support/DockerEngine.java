package com.ofauto.migrations.support;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;

import org.jspecify.annotations.Nullable;

/**
 * Tells in a moment whether a Docker engine listens; the detection of Testcontainers
 * takes seconds where there is none.
 */
final class DockerEngine {

	private static final String UNIX = "unix://";

	private DockerEngine() {
	}

	static boolean isListening() {
		return isListening(System.getenv("DOCKER_HOST"), Path.of("/var/run/docker.sock"));
	}

	static boolean isListening(@Nullable String dockerHost, Path defaultSocket) {
		if (dockerHost == null || dockerHost.isBlank()) {
			return accepts(defaultSocket);
		}
		return !dockerHost.startsWith(UNIX) || accepts(Path.of(dockerHost.substring(UNIX.length())));
	}

	private static boolean accepts(Path socket) {
		if (!Files.exists(socket)) {
			return false;
		}
		try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
			return channel.connect(UnixDomainSocketAddress.of(socket));
		}
		catch (IOException | UnsupportedOperationException ex) {
			return false;
		}
	}

}
