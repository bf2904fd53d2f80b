package com.ofauto.migrations.impact;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ImpactTextTests {

	private static final String HEAD = """
			{
			  "format": 1,
			  "script": "s",
			  "history": "h",
			  "server": "17.11",
			""";

	@Test
	void isIndentedAndLeavesOutWhatIsUsual() {
		assertThat(ImpactText.write(everything())).isEqualTo(HEAD + """
				  "statements": [
				    { "line": 1, "command": "CREATE TABLE" },
				    {
				      "line": 7,
				      "command": "ALTER TABLE",
				      "transaction": 2,
				      "locks": [
				        { "relation": "orders", "mode": "ACCESS EXCLUSIVE" },
				        { "relation": "orders_pkey", "kind": "index", "table": "orders", "mode": "SHARE" },
				        { "relation": "totals", "kind": "materialized view", "mode": "ACCESS SHARE" }
				      ],
				      "released": ["clients"],
				      "rewrites": ["orders"],
				      "scans": ["orders", "\\"Odd \\\\ \\u202ename\\""],
				      "builds": ["orders"],
				      "fills": ["archive"],
				      "drops": [
				        { "type": "table column", "name": "orders.note" }
				      ],
				      "columns": [
				        { "relation": "orders", "column": "total", "from": "integer", "to": "bigint" },
				        { "relation": "orders", "column": "größe", "to": "text" }
				      ],
				      "constraints": [
				        { "kind": "not null", "relation": "orders", "columns": ["total"] },
				        {
				          "kind": "foreign key",
				          "relation": "orders",
				          "name": "orders_client_fkey",
				          "columns": ["client"],
				          "definition": "FOREIGN KEY (client) REFERENCES clients(id) NOT VALID",
				          "valid": false,
				          "references": "clients",
				          "referenced": ["id"]
				        }
				      ]
				    },
				    { "line": 20, "command": "UPDATE", "transaction": 3, "alone": true, "rowsUnknown": true }
				  ],
				  "creates": [
				    { "relation": "items", "rowsUnknown": true },
				    { "relation": "items_pkey", "kind": "index", "table": "items" }
				  ],
				  "renames": [
				    { "from": "old.lines", "to": "lines" }
				  ],
				  "rollback": { "script": "r", "undoes": false }
				}
				""");
	}

	@Test
	void whatIsWrittenIsReadAgain() {
		assertThat(ImpactText.read(ImpactText.write(everything()))).isEqualTo(everything());
	}

	@Test
	void whatARollbackLosesIsReadAgainInBothForms() {
		RollbackLosses losses = new RollbackLosses(List.of(new DroppedObject("table column", "orders.\"größe\"")),
				List.of(new ColumnChange("orders", "total", "bigint", "integer")), List.of("UPDATE"));
		MigrationImpact impact = new MigrationImpact("s", "h", "17.11", List.of(), List.of(), List.of(),
				new RollbackImpact("r", true, losses));
		assertThat(ImpactText.read(ImpactText.write(impact))).isEqualTo(impact);
		assertThat(ImpactText.write(losses)).doesNotContain("\n");
		assertThat(ImpactText.readLosses(ImpactText.write(losses))).isEqualTo(losses);
		assertThat(ImpactText.write(RollbackLosses.NONE)).isEqualTo("{}");
		assertThat(ImpactText.readLosses("{}")).isEqualTo(RollbackLosses.NONE);
	}

	@Test
	void manyStatementsThatAreAlikeAreOneEntry() {
		List<StatementImpact> statements = new ArrayList<>(List.of(create()));
		for (int line = 2; line <= 50_001; line++) {
			statements.add(insert(line));
		}
		for (int line = 0; line < 10; line++) {
			statements.add(create());
		}
		MigrationImpact impact = new MigrationImpact("s", "h", "17.11", statements, List.of(), List.of(), null);
		String text = ImpactText.write(impact);
		assertThat(text).contains("{ \"line\": 2, \"count\": 50000, \"command\": \"INSERT\", \"rowsUnknown\": true }");
		assertThat(text.lines()).hasSize(20);
		List<StatementImpact> read = ImpactText.read(text).statements();
		assertThat(read).hasSameSizeAs(statements);
		assertThat(read.get(50_000)).isEqualTo(insert(2));
		assertThat(read.get(50_001)).isEqualTo(create());
	}

	private static StatementImpact insert(int line) {
		return new StatementImpact(line, "INSERT", 1, false, List.of(), List.of(), List.of(), List.of(), List.of(),
				List.of(), List.of(), List.of(), List.of(), true);
	}

	@Test
	void whatDoesNothingSaysNothing() {
		MigrationImpact nothing = new MigrationImpact("s", "h", "17.11", List.of(), List.of(), List.of(), null);
		assertThat(ImpactText.write(nothing)).isEqualTo(HEAD.replaceFirst(",\n$", "\n}\n"));
		assertThat(ImpactText.read(ImpactText.write(nothing))).isEqualTo(nothing);
	}

	@Test
	void textIsReadWhateverItsLineEndsAndEscapes() {
		assertThat(ImpactText.read("{\r\n\t\"format\":1,\"script\":\"\\u0073\\/\\\"\\\\\\b\\f\\n\\r\\t\",\"history\":"
				+ "\"\\uD83D\\uDE00 größe\",\"server\":\"17.11\"\r\n}"))
			.isEqualTo(new MigrationImpact("s/\"\\\b\f\n\r\t", "😀 größe", "17.11", List.of(), List.of(), List.of(),
					null));
	}

	@Test
	void aNameThatOnlySqlAllowsComesBack() {
		String name = "\"a\u001b[2J\u202e\u2028\u00ad\t''\"";
		MigrationImpact impact = new MigrationImpact("s", "h", "17.11",
				List.of(statement(1, List.of(new RelationLock(name, RelationKind.TABLE, null, LockMode.SHARE)))),
				List.of(), List.of(), null);
		String text = ImpactText.write(impact);
		assertThat(text).doesNotContain("\u001b", "\u202e", "\u2028", "\u00ad");
		assertThat(ImpactText.read(text)).isEqualTo(impact);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '~',
			textBlock = """
					{"format":2,"script":"s","history":"h","server":"17"} | 1:11 | the format is 2 and not 1; a newer version of the library has written it
					{"format":0,"script":"s","history":"h","server":"17"} | 1:11 | the format is 0 and not 1
					{"script":"s","history":"h","server":"17"}            | 1:1  | the field "format" is missing
					{"format":1,"script":"s","history":"h"}               | 1:1  | the field "server" is missing
					{"format":1,"risk":"low"}                             | 1:13 | the field "risk" is not known here; a newer version of the library may have written it
					{"statements":[{"line":1,"locks":[{"relation":"a","mode":"SOFT"}]}]} | 1:58 | "SOFT" is not known here; a newer version of the library may have written it
					{"statements":[{"line":1}]}                           | 1:16 | the field "command" is missing
					""")
	void aFileOfAnotherVersionIsNotMisunderstood(String text, String place, String reason) {
		assertFails(text, place, reason);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '~',
			textBlock = """
					~~                           | 1:1  | { belongs here
					[]                           | 1:1  | { belongs here
					{"format":1                  | 1:12 | } belongs here
					{"format":1,}                | 1:13 | " belongs here
					{"format":1}{                | 1:13 | something follows the end
					{"format":1 "script":"s"}    | 1:13 | } belongs here
					{format:1}                   | 1:2  | " belongs here
					{"format" 1}                 | 1:11 | : belongs here
					{"format":"1"}               | 1:11 | a whole number belongs here
					{"format":01}                | 1:11 | a whole number belongs here
					{"format":-1}                | 1:11 | a whole number belongs here
					{"format":1.0}               | 1:12 | } belongs here
					{"format":1e0}               | 1:12 | } belongs here
					{"format":99999999999}       | 1:11 | a whole number belongs here
					{"format":null}              | 1:11 | a whole number belongs here
					{"format":1,"format":1}      | 1:13 | the field "format" is there twice
					{"script":"s}                | 1:11 | the string does not end
					{"script":"\\q"}             | 1:12 | this is no escape of JSON
					{"script":"\\u12g4"}         | 1:12 | this is no escape of JSON
					{"script":"\\u12             | 1:12 | this is no escape of JSON
					{"script":'s'}               | 1:11 | " belongs here
					{"statements":[{"line":1,"count":0,"command":"A"}]} | 1:16 | a count is from 1 to 1000000 statements in all
					{"statements":[{"line":1,"count":999999,"command":"A"}, {"line":1,"count":2,"command":"A"}]} | 1:57 | a count is from 1 to 1000000 statements in all
					{"statements":[{"line":1,"count":999999999,"command":"A"}]} | 1:16 | a count is from 1 to 1000000 statements in all
					{"statements":{}}            | 1:15 | [ belongs here
					{"statements":[{}, ]}        | 1:16 | the field "line" is missing
					{"rollback":{"undoes":yes}}  | 1:23 | true or false belongs here
					// no                        | 1:1  | { belongs here
					""")
	void whatIsNotJsonIsToldWithItsPlace(String text, String place, String reason) {
		assertFails(text, place, reason);
	}

	@ParameterizedTest
	@ValueSource(strings = { "\n", "\t", "\u0000" })
	void aControlCharacterIsAnEscape(String character) {
		assertFails("{\n  \"script\": \"" + character + "\"}", "2:14",
				"a control character is not written as an escape");
	}

	@Test
	void aByteOrderMarkIsNoSpace() {
		assertFails("\uFEFF{}", "1:1", "{ belongs here");
	}

	@Test
	void noTextCanExhaustTheStack() {
		assertFails("[".repeat(1_000_000), "1:1", "{ belongs here");
		assertFails("{\"a\":".repeat(1_000_000), "1:2",
				"the field \"a\" is not known here; a newer version of the library may have written it");
	}

	private static void assertFails(String text, String place, String reason) {
		assertThatExceptionOfType(ImpactFormatException.class).isThrownBy(() -> ImpactText.read(text))
			.satisfies((failure) -> {
				assertThat(failure.reason()).isEqualTo(reason);
				assertThat(failure.line() + ":" + failure.column()).isEqualTo(place);
			});
	}

	private static MigrationImpact everything() {
		StatementImpact change = new StatementImpact(7, "ALTER TABLE", 2, false,
				List.of(new RelationLock("orders", RelationKind.TABLE, null, LockMode.ACCESS_EXCLUSIVE),
						new RelationLock("orders_pkey", RelationKind.INDEX, "orders", LockMode.SHARE),
						new RelationLock("totals", RelationKind.MATERIALIZED_VIEW, null, LockMode.ACCESS_SHARE)),
				List.of("clients"), List.of("orders"), List.of("orders", "\"Odd \\ \u202ename\""), List.of("orders"),
				List.of("archive"), List.of(new DroppedObject("table column", "orders.note")),
				List.of(new ColumnChange("orders", "total", "integer", "bigint"),
						new ColumnChange("orders", "größe", null, "text")),
				List.of(new AddedConstraint(AddedConstraint.Kind.NOT_NULL, "orders", null, List.of("total"), null, true,
						null, List.of()),
						new AddedConstraint(AddedConstraint.Kind.FOREIGN_KEY, "orders", "orders_client_fkey",
								List.of("client"), "FOREIGN KEY (client) REFERENCES clients(id) NOT VALID", false,
								"clients", List.of("id"))),
				false);
		StatementImpact update = new StatementImpact(20, "UPDATE", 3, true, List.of(), List.of(), List.of(), List.of(),
				List.of(), List.of(), List.of(), List.of(), List.of(), true);
		return new MigrationImpact("s", "h", "17.11", List.of(create(), change, update),
				List.of(new CreatedRelation("items", RelationKind.TABLE, null, true),
						new CreatedRelation("items_pkey", RelationKind.INDEX, "items", false)),
				List.of(new RenamedRelation("old.lines", "lines")), new RollbackImpact("r", false, null));
	}

	private static StatementImpact create() {
		return new StatementImpact(1, "CREATE TABLE", 1, false, List.of(), List.of(), List.of(), List.of(), List.of(),
				List.of(), List.of(), List.of(), List.of(), false);
	}

	private static StatementImpact statement(int line, List<RelationLock> locks) {
		return new StatementImpact(line, "LOCK TABLE", 1, false, locks, List.of(), List.of(), List.of(), List.of(),
				List.of(), List.of(), List.of(), List.of(), false);
	}

}
