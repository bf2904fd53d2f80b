package com.ofauto.migrations.fuzz;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Generated values of properties, some of which mean something.
 */
final class PropertyValues {

	private static final List<String> TIMES = List.of("1s", "PT1S", "500", "0", "-1s", "", "1x", "1.5s", "PT-1S", "1ns",
			"900us", "2147483647ms", "2147483648ms", "25d", "300000d", "106751991167301d", "9223372036854775807",
			"9223372036854775807s", "99999999999999999999s", " 1s ", "P1Y", "∞");

	private static final List<String> POLICIES = List.of("report", "reject", "REJECT", "", "ignore", "re-ject", "0");

	private static final List<String> WORDS = List.of("development", "test", "ci", "staging", "production", "prod", "",
			" ", "STAGING", "0", "dev,test");

	private static final List<String> NAMES = List.of(PropertyFuzzTests.NAME, "absent", "", " ", ",", "x".repeat(300),
			"\u0000", "'; --", PropertyFuzzTests.NAME + ",absent");

	private static final List<String> SCHEMAS = List.of("app", "", " ", "public", "PUBLIC", "pg_catalog",
			"information_schema", "pg_temp", "pg_toast", "pg_x", "a\"b", "a'b", "a.b", "x".repeat(63), "x".repeat(64),
			"x".repeat(500), "ü".repeat(40), "Ünï 😀", "\u0000", "a\u0000b", "$user", "a, b", "#{1}", "\\");

	private final Map<String, List<String>> values = new TreeMap<>();

	PropertyValues(String location, String url) {
		for (String name : List.of("wait.limit", "migration-lock.wait", "table-locks.timeout")) {
			this.values.put(name, TIMES);
		}
		for (String name : List.of("edited", "late", "missing")) {
			this.values.put(name, POLICIES);
		}
		for (String name : List.of("once.baseline", "once.resolve-applied", "once.resolve-rolled-back",
				"once.accept-edit", "once.resolve-applied[1]", "once.stamp.database")) {
			this.values.put(name, NAMES);
		}
		for (String name : List.of("environment", "once.stamp.environment", "profiles.staging", "profiles.x",
				"profiles", "profiles.ci[7]")) {
			this.values.put(name, WORDS);
		}
		this.values.put("default-schema", SCHEMAS);
		this.values.put("table-locks.retries",
				List.of("0", "3", "-1", "2147483647", "2147483648", "1e3", "", "x", "0x10", " 1 "));
		this.values.put("pooler", List.of("none", "session", "transaction", "", "x"));
		this.values.put("time-zone",
				List.of("UTC", "Europe/Berlin", "Z", "+02:00", "", " ", "CEST", "\u0000", "'; --"));
		this.values.put("enabled", List.of("true", "false", "x", "", "on"));
		this.values.put("on-startup", List.of("deploy", "validate", "none", "DEPLOY", "x", "", "off", "report"));
		this.values.put("locations",
				List.of(location + "," + location, "", " ", ",", "file:absent", "classpath:absent", "db", "file:\u0000",
						"classpath:", "http://localhost:1/x", location + ",", "file:", "classpath:/../..",
						"file:" + "x".repeat(5000)));
		this.values.put("url",
				List.of(url, "jdbc:h2:mem:x", "x", "", "jdbc:postgresql://localhost:1/x",
						"postgresql://u:p@localhost:1/x", url + "?currentSchema=a,b", url + "?options=-c%20x=y",
						url + "absent", "postgresql://", "jdbc:postgresql:", "jdbc:x:y", "jdbc:", " ",
						"postgresql://u:p@localhost:99999999999/x", "jdbc:postgresql://localhost:x/y", " " + url,
						url + "%zz", "jdbc:postgresql://[::/x"));
		this.values.put("user", List.of("absent", "", " ", "\u0000", "postgres"));
		this.values.put("password", List.of("x", "", "\u0000"));
	}

	/**
	 * A few of them.
	 */
	Map<String, String> some(Dice dice) {
		Map<String, String> some = new TreeMap<>();
		for (int number = dice.between(1, 4); number > 0; number--) {
			String name = dice.of(List.copyOf(this.values.keySet()));
			some.put("ofauto.migrations." + name, dice.of(this.values.get(name)));
		}
		if (dice.chance(10)) {
			some.put("ofauto.migrations.on-startup", "wait");
			some.put("ofauto.migrations.wait.limit", "10ms");
		}
		return some;
	}

}
