package com.ofauto.migrations.command;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link AgentMark}.
 */
class AgentMarkTests {

	@ParameterizedTest
	@CsvSource({ "CLAUDECODE,1,Claude Code", "CLAUDE_CODE_IS_COWORK,1,Claude Code", "CODEX_SANDBOX,seatbelt,Codex",
			"CODEX_SANDBOX_NETWORK_DISABLED,1,Codex", "CODEX_CI,1,Codex", "CODEX_THREAD_ID,0198-ab,Codex",
			"GEMINI_CLI,1,Gemini CLI", "QWEN_CODE,1,Qwen Code", "CURSOR_AGENT,1,Cursor", "COPILOT_CLI,1,Copilot CLI",
			"OPENCODE,1,OpenCode", "CLINE_ACTIVE,true,Cline", "ROO_ACTIVE,true,Roo Code", "CRUSH,1,Crush",
			"GOOSE_TERMINAL,1,Goose", "AUGMENT_AGENT,1,Augment", "ANTIGRAVITY_AGENT,1,Antigravity",
			"PI_CODING_AGENT,true,Pi", "OR_APP_NAME,Aider,Aider", "REPLIT_SESSION,agent-12,Replit Agent",
			"AI_AGENT,somebody,An agent", "AGENT,somebody,An agent" })
	void anAgentIsKnownByItsMark(String variable, String value, String agent) {
		assertThat(AgentMark.in(Map.of("PATH", "/bin", variable, value), (file) -> false).orElseThrow().describe())
			.isEqualTo(agent + " runs this command: the variable " + variable + " is set");
	}

	@Test
	void anAgentIsKnownByItsDirectory() {
		assertThat(AgentMark.in(Map.of(), "/opt/.devin"::equals).orElseThrow().describe())
			.isEqualTo("Devin runs this command: /opt/.devin exists");
	}

	/**
	 * A shell, the terminals of editors, a build server, and settings of agents that
	 * people make for themselves.
	 */
	@ParameterizedTest
	@ValueSource(strings = { "PATH=/bin", "TERM_PROGRAM=vscode", "VSCODE_PID=4711", "CURSOR_TRACE_ID=ab12",
			"TERMINAL_EMULATOR=JetBrains-JediTerm", "ZED_TERM=true", "CI=true", "GITHUB_ACTIONS=true", "GITLAB_CI=true",
			"JENKINS_URL=http://build", "TF_BUILD=True", "BUILDKITE_AGENT_NAME=one", "SSH_AGENT_PID=12",
			"SSH_AUTH_SOCK=/tmp/agent", "AGENT_NAME=linux-1", "CODEX_HOME=/home/dev/.codex",
			"CLAUDE_CONFIG_DIR=/home/dev/.claude", "ANTHROPIC_API_KEY=k", "OPENAI_API_KEY=k", "GEMINI_API_KEY=k",
			"COPILOT_MODEL=m", "GH_TOKEN=t", "OR_APP_NAME=shop", "REPLIT_SESSION=person-1", "REPL_ID=12", "CLAUDECODE=",
			"CLAUDECODE=0", "AGENT=false", "GEMINI_CLI=0" })
	void aPersonsTerminalAndABuildServerHaveNone(String variable) {
		String[] parts = variable.split("=", 2);
		assertThat(AgentMark.in(Map.of(parts[0], parts[1]), (file) -> false)).isEmpty();
	}

}
