package com.ofauto.migrations.autoconfigure;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import com.ofauto.migrations.command.AgentMark;
import com.ofauto.migrations.command.CommandRefusedException;
import com.ofauto.migrations.core.DatabaseInfo;
import com.ofauto.migrations.core.Gate;
import com.ofauto.migrations.core.MigrationEnvironment;
import com.ofauto.migrations.core.ReadableText;

import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;

/**
 * Whose start may stamp a database: a person's. The stamp is what keeps a reset from it,
 * and an agent that may not type {@code migrate stamp} could set a property.
 *
 * @param agent the agent that has started the application, if one has
 * @param mayConfirm whether agents may confirm, in development
 */
record StampConsent(Optional<AgentMark> agent, boolean mayConfirm) {

	/**
	 * What is known of this process.
	 */
	static StampConsent of(ConfigurableEnvironment environment) {
		Map<String, String> variables = new HashMap<>();
		PropertySource<?> source = environment.getPropertySources()
			.get(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME);
		if (source != null && source.getSource() instanceof Map<?, ?> set) {
			set.forEach((name, value) -> variables.put(String.valueOf(name), String.valueOf(value)));
		}
		return new StampConsent(AgentMark.in(variables, (file) -> Files.exists(Path.of(file))),
				CommandLineEnvironment.properties(environment).isAgentsMayConfirm());
	}

	/**
	 * Refuses a stamp that changes something.
	 * @param setting the property that asks for it
	 * @throws CommandRefusedException if an agent has started the application
	 */
	void require(DatabaseInfo database, MigrationEnvironment environment, Gate gate, String setting) {
		boolean done = database.stamp() != null && !database.stamp().copy()
				&& database.stamp().environment() == environment;
		if (this.agent.isEmpty() || done || this.mayConfirm && gate.developing()) {
			return;
		}
		throw new CommandRefusedException(
				"Database " + ReadableText.name(database.name()) + " would be stamped " + environment.word() + ", as "
						+ setting + " says. A person has to confirm that, and "
						+ this.agent.get().describe("starts this application") + ". Nothing was done.",
				"Remove the setting, or ask the person to start the application with it in a terminal of their own.");
	}

}
