package com.ofauto.demo;

import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.util.Locale;

import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotatedTypeMetadata;

/**
 * Matches if {@code demo.postgres} says so or Docker answers. Asks the socket itself:
 * Testcontainers takes seconds to find that nobody is there, and logs an error.
 */
class OnDocker implements Condition {

	@Override
	public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
		return isChosen(context.getEnvironment());
	}

	private static boolean isChosen(Environment environment) {
		String choice = environment.getProperty("demo.postgres", "").toLowerCase(Locale.ROOT);
		return switch (choice) {
			case "docker" -> true;
			case "embedded" -> false;
			case "" -> environment.containsProperty("DOCKER_HOST") || listens("/var/run/docker.sock");
			default -> throw new IllegalArgumentException("demo.postgres is docker or embedded, not " + choice);
		};
	}

	private static boolean listens(String socket) {
		try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
			return channel.isConnected();
		}
		catch (IOException | UnsupportedOperationException ex) {
			return false;
		}
	}

	static class Absent implements Condition {

		@Override
		public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
			return !isChosen(context.getEnvironment());
		}

	}

}
