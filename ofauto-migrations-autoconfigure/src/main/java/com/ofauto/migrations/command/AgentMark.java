package com.ofauto.migrations.command;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

import com.ofauto.migrations.Internal;

/**
 * The mark that a program which acts for a person leaves on the processes that it starts.
 * Only marks that people's own terminals do not have are known: the terminal of an editor
 * is a person's.
 *
 * @param agent the program's name
 * @param mark such as a variable of the environment
 * @since 0.1.0
 */
@Internal
public record AgentMark(String agent, String mark) {

	/** Any agent may set these, and say in the value which one it is. */
	private static final List<String> STANDARD = List.of("AI_AGENT", "AGENT");

	private static final Set<String> NONE = Set.of("", "0", "false");

	/** What the agents document of themselves, or set by what was seen of them. */
	private static final List<AgentMark> VARIABLES = List.of(new AgentMark("Claude Code", "CLAUDECODE"),
			new AgentMark("Claude Code", "CLAUDE_CODE_IS_COWORK"), new AgentMark("Codex", "CODEX_SANDBOX"),
			new AgentMark("Codex", "CODEX_SANDBOX_NETWORK_DISABLED"), new AgentMark("Codex", "CODEX_CI"),
			new AgentMark("Codex", "CODEX_THREAD_ID"), new AgentMark("Gemini CLI", "GEMINI_CLI"),
			new AgentMark("Qwen Code", "QWEN_CODE"), new AgentMark("Cursor", "CURSOR_AGENT"),
			new AgentMark("Copilot CLI", "COPILOT_CLI"), new AgentMark("OpenCode", "OPENCODE"),
			new AgentMark("Cline", "CLINE_ACTIVE"), new AgentMark("Roo Code", "ROO_ACTIVE"),
			new AgentMark("Crush", "CRUSH"), new AgentMark("Goose", "GOOSE_TERMINAL"),
			new AgentMark("Augment", "AUGMENT_AGENT"), new AgentMark("Antigravity", "ANTIGRAVITY_AGENT"),
			new AgentMark("Pi", "PI_CODING_AGENT"));

	private static final String DEVIN = "/opt/.devin";

	/**
	 * The first mark of a process.
	 * @param variables its environment
	 * @param exists whether there is a file
	 * @return the mark, empty if there is none
	 */
	public static Optional<AgentMark> in(Map<String, String> variables, Predicate<String> exists) {
		for (AgentMark known : VARIABLES) {
			if (isSet(variables, known.mark())) {
				return Optional.of(known);
			}
		}
		if ("Aider".equals(variables.get("OR_APP_NAME"))) {
			return Optional.of(new AgentMark("Aider", "OR_APP_NAME"));
		}
		if (variables.getOrDefault("REPLIT_SESSION", "").startsWith("agent-")) {
			return Optional.of(new AgentMark("Replit Agent", "REPLIT_SESSION"));
		}
		for (String variable : STANDARD) {
			if (isSet(variables, variable)) {
				return Optional.of(new AgentMark("An agent", variable));
			}
		}
		return exists.test(DEVIN) ? Optional.of(new AgentMark("Devin", DEVIN)) : Optional.empty();
	}

	private static boolean isSet(Map<String, String> variables, String variable) {
		return !NONE.contains(variables.getOrDefault(variable, "").toLowerCase(Locale.ROOT));
	}

	/**
	 * Why a person has to type a command.
	 */
	String describe() {
		return describe("runs this command");
	}

	/**
	 * Why a person has to do something.
	 * @param what what the agent does, such as {@code runs this command}
	 * @return such as {@code Claude Code runs this command: the variable CLAUDECODE is
	 * set}
	 */
	public String describe(String what) {
		return this.agent + " " + what + ": "
				+ (this.mark.startsWith("/") ? this.mark + " exists" : "the variable " + this.mark + " is set");
	}

}
