package com.ofauto.migrations.support;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class JsonFormsTests {

	private final JsonForms forms = JsonForms.read();

	@Test
	void eachFieldHasItsTypeAndItsWords() {
		assertThat(this.forms.faults("pending", """
				{ "name": "a", "order": 0, "transactional": "perhaps", "late": 1, "rolledBackAttempts": "0",
				  "recorded": false }
				""")).containsExactly("pending.order has a value that it cannot have: 0",
				"pending.transactional has a value that it cannot have: perhaps", "pending.late is no boolean: 1",
				"pending.rolledBackAttempts is no integer: 0",
				"pending.recorded has a value that it cannot have: false");
	}

	@Test
	void noFieldIsMissingAndNoneIsUnknown() {
		assertThat(this.forms.faults("step", "{ \"name\": \"a\", \"tookMs\": 1 }"))
			.containsExactly("step has no durationMs", "step has tookMs, which is not documented");
		assertThat(this.forms.faults("database", "{ \"name\": \"a\", \"serverVersion\": \"17\", \"history\": null }"))
			.containsExactly("database.history is no string: null");
	}

	@Test
	void listsAndTimesAreLookedInto() {
		assertThat(this.forms.faults("run", """
				{ "startedAt": "yesterday", "durationMs": 1, "lockWaitMs": -1, "applied": [ {} ], "findings": {} }
				""")).containsExactly("run.startedAt has a value that it cannot have: yesterday",
				"run.lockWaitMs has a value that it cannot have: -1", "run.applied[] has no name",
				"run.applied[] has no durationMs", "run.findings is no array: {}");
	}

	@Test
	void aCommandMayFailButMustBeOnThePage() {
		assertThat(this.forms.faults(List.of("db", "seed", "--json"), "{ \"seeded\": [] }")).isEmpty();
		assertThat(this.forms.faults(List.of("db", "seed", "--json"),
				"{ \"failure\": { \"problem\": \"a\", \"remedy\": \"b\" } }"))
			.isEmpty();
		assertThat(this.forms.faults(List.of("db", "seed", "--json"), "{ \"recorded\": [] }"))
			.containsExactly("seed has no seeded", "seed has recorded, which is not documented");
		assertThat(this.forms.faults(List.of("db", "sow"), "{}"))
			.containsExactly("../docs/json.md does not say what db sow prints");
	}

}
