package com.ofauto.migrations.page;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import com.ofauto.migrations.core.MigrationCounts;
import com.ofauto.migrations.core.MigrationState;
import com.ofauto.migrations.report.CaptureView;
import com.ofauto.migrations.report.DatabaseView;
import com.ofauto.migrations.report.FailureView;
import com.ofauto.migrations.report.FindingView;
import com.ofauto.migrations.report.HistoryView;
import com.ofauto.migrations.report.MarkView;
import com.ofauto.migrations.report.PendingView;
import com.ofauto.migrations.report.PlanView;
import com.ofauto.migrations.report.PlannedCaptureView;
import com.ofauto.migrations.report.VerdictView;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a page says, and that it is safe and small.
 */
class ReportPageTests {

	private static final Instant AT = Instant.parse("2026-12-01T15:40:00Z");

	private static final String HOSTILE = "<script>alert(1)</script>\" onload='x' \u202e\u0007&amp;";

	private static final MarkView MARK = new MarkView(AT, "0/3000028", 1L, "healthy", null, null, null, "1.4.0",
			"abc1234", "ofauto", "web-1", null);

	private static PlanView plan(String state, int pending) {
		return new PlanView(state, "production", true,
				new DatabaseView("ofauto", "17.2", "public._prisma_migrations",
						new DatabaseView.Stamp("production", false), null),
				List.of("classpath:db/migrations"), new MigrationCounts(2, pending, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0),
				List.of(), List.of(), List.of(), List.of(), null, null, null, null);
	}

	private static Document page(PlanView plan, HistoryView.Entry... attempts) {
		return Jsoup.parse(html(new DatabaseReport(plan, history(attempts), Map.of())));
	}

	private static String html(DatabaseReport database) {
		return new ReportPage().html(new MigrationsReport(AT, Map.of("default", database)));
	}

	private static HistoryView history(HistoryView.Entry... attempts) {
		return new HistoryView(List.of(attempts), null);
	}

	private static HistoryView.Entry applied(String name, MarkView mark) {
		return new HistoryView.Entry(name, "applied", AT, AT.plusMillis(40), 40L, "c0ffee", null, null, mark);
	}

	@ParameterizedTest
	@EnumSource
	void eachStateHasASentence(MigrationState state) {
		Element said = page(plan(state.word(), 2)).selectFirst(".state");
		assertThat(said.text()).doesNotContain("not known").endsWith(".");
	}

	@ParameterizedTest
	@ValueSource(strings = { "unreachable", "unsupported-database", "unusable-files" })
	void aLookThatFailedSaysWhyAndWhatToDo(String state) {
		PlanView plan = new PlanView(state, "production", true, null, List.of("classpath:db/migrations"), null, null,
				null, null, null, null,
				new FailureView("It does not answer.", "Start it.", null, null, null, null, null, null, null), null,
				null);
		Document page = page(plan);
		assertThat(page.selectFirst(".state").className()).isEqualTo("state stop");
		assertThat(page.select(".finding p").eachText()).containsExactly("It does not answer.", "Start it.");
	}

	@Test
	void whatIsRightComesFirstAndThenWhatToDo() {
		PlanView plan = plan("pending", 1);
		plan = new PlanView(plan.state(), plan.environment(), true, plan.database(), plan.locations(), plan.counts(),
				plan.pending(), plan.applied(), plan.retired(),
				List.of(new FindingView("edited", "1_a", "Migration 1_a was edited.", "Restore the file.")), null, null,
				null, null);
		Document page = page(plan);
		assertThat(page.title()).isEqualTo("Migrations: One migration is pending.");
		assertThat(page.select("section > *").eachAttr("class").get(0)).isEqualTo("state attention");
		assertThat(page.selectFirst("section").children().eachText().subList(0, 3)).containsExactly("ofauto (default)",
				"One migration is pending.", "Migration 1_a was edited. Restore the file.");
		assertThat(page.select(".facts div").eachText()).containsExactly("Environment production", "Stamp production",
				"Server PostgreSQL 17.2", "History public._prisma_migrations", "Applied 2", "Pending 1",
				"Migrations in classpath:db/migrations");
	}

	@Test
	void aPendingMigrationShowsItsVerdictAndItsStatements() {
		PlanView plan = plan("pending", 1);
		VerdictView verdict = new VerdictView("blocks-everything", List.of(new VerdictView.Statement(3,
				"blocks-everything", "ALTER TABLE orders: rewrites 20 MB.", List.of(), List.of(), null)), List.of(),
				null);
		plan = new PlanView(plan.state(), plan.environment(), true, plan.database(), plan.locations(), plan.counts(),
				List.of(new PendingView("2_bigger", 1, "no", true, 1, null, true, true, null, verdict,
						List.of(new PlannedCaptureView("columns", "orders", List.of("note"), 12_000_000)))),
				List.of(), List.of(), List.of(), null, null, null, null);
		Document page = Jsoup
			.parse(html(new DatabaseReport(plan, history(), Map.of("2_bigger", new DatabaseReport.Script(
					List.of(new DatabaseReport.Statement(3, "ALTER TABLE orders\n\tADD x int;")), false)))));
		assertThat(page.selectFirst(".pending summary").text())
			.isEqualTo("2_bigger blocks everything a deploy stops here: nobody has accepted what it does"
					+ " waits for the window late: older than the newest applied one not in one transaction"
					+ " attempts rolled back: 1");
		assertThat(page.selectFirst(".statements").text())
			.isEqualTo("line 3 blocks everything ALTER TABLE orders: rewrites 20 MB.");
		assertThat(page.selectFirst("pre").wholeText()).isEqualTo("3 ALTER TABLE orders\n\tADD x int;\n");
		assertThat(page.select(".note").eachText()).containsExactly(
				"Captures note of orders first, at most 11 MB; nobody writes to it meanwhile.",
				"This is the beginning of the file.");
	}

	@Test
	void theTimeLineHasTheNewestDeployFirst() {
		Document page = page(plan("up-to-date", 0), applied("1_a", null), applied("2_b", MARK), applied("3_c", MARK));
		assertThat(page.select(".timeline tbody")).hasSize(2);
		assertThat(page.select(".timeline tbody").get(0).select("tr").eachText()).containsExactly(
				"Deploy of 2026-12-01 15:40:00 UTC release 1.4.0 commit abc1234 by ofauto on web-1"
						+ " WAL 0/3000028, timeline 1 archiver healthy",
				"3_c applied 2026-12-01 15:40:00 UTC 40 ms", "2_b applied 2026-12-01 15:40:00 UTC 40 ms");
		assertThat(page.select(".timeline tbody").get(1).text()).isEqualTo("1_a applied 2026-12-01 15:40:00 UTC 40 ms");
	}

	@Test
	void whatIsCapturedStandsBelow() {
		CaptureView capture = new CaptureView("2_b", "columns", "orders", List.of("note"), 1_500, 81_920, AT,
				AT.plusSeconds(3_600), 2L);
		Document page = Jsoup.parse(html(
				new DatabaseReport(plan("up-to-date", 0), new HistoryView(List.of(), List.of(capture)), Map.of())));
		assertThat(page.select(".database > ul li").eachText())
			.containsExactly("orders, note, 1,500 rows, 80 kB, before 2_b, until 2026-12-01 16:40:00 UTC;"
					+ " a rollback has restored them, but for 2 rows");
	}

	@Test
	void severalDatabasesHaveAnOverview() {
		DatabaseReport fine = new DatabaseReport(plan("up-to-date", 0), history(), Map.of());
		String html = new ReportPage().html(new MigrationsReport(AT, new TreeMap<>(
				Map.of("default", fine, "reporting", new DatabaseReport(plan("failed", 0), history(), Map.of())))));
		Document page = Jsoup.parse(html);
		assertThat(page.select(".overview li").eachText()).containsExactly(
				"ofauto (default) The database is up to date.",
				"ofauto (reporting) A migration has failed. No deploy goes on until a person has decided.");
		for (Element link : page.select(".overview a")) {
			assertThat(page.select(link.attr("href"))).hasSize(1);
		}
	}

	@Test
	void whatOthersHaveWrittenIsTextOnly() {
		PlanView plan = plan("pending", 1);
		plan = new PlanView(HOSTILE, HOSTILE, false, new DatabaseView(HOSTILE, HOSTILE, HOSTILE, null, null),
				List.of(HOSTILE), null,
				List.of(new PendingView(HOSTILE, 1, HOSTILE, false, 0, null, null, null, HOSTILE,
						new VerdictView(HOSTILE, List.of(), List.of(HOSTILE), null),
						List.of(new PlannedCaptureView(HOSTILE, HOSTILE, List.of(HOSTILE), 1)))),
				null, null, List.of(new FindingView(HOSTILE, HOSTILE, HOSTILE, HOSTILE)), null,
				new FailureView(HOSTILE, HOSTILE, null, null, null, null, null, null, null), null, null);
		String html = html(new DatabaseReport(plan,
				new HistoryView(
						List.of(new HistoryView.Entry(HOSTILE, HOSTILE, AT, null, null, HOSTILE, HOSTILE, HOSTILE,
								new MarkView(AT, HOSTILE, 1L, HOSTILE, null, null, null, HOSTILE, HOSTILE, HOSTILE,
										HOSTILE, null))),
						List.of(new CaptureView(HOSTILE, HOSTILE, HOSTILE, List.of(HOSTILE), 1, 1, AT, AT, 1L))),
				Map.of(HOSTILE, new DatabaseReport.Script(List.of(new DatabaseReport.Statement(1, HOSTILE)), true))));
		Document page = Jsoup.parse(html);
		assertThat(page.select("script")).hasSize(1);
		assertThat(page.getAllElements()).noneMatch((element) -> element.attributes()
			.asList()
			.stream()
			.anyMatch((attribute) -> attribute.getKey().startsWith("on") || attribute.getKey().equals("style")));
		assertThat(html).doesNotContain("\u202e", "\u0007");
		assertThat(page.text()).contains("<script>alert(1)</script>", "\\u202e");
	}

	@Test
	void thePolicyAllowsItsOwnStylesAndScriptAndNothingElse() throws Exception {
		Document page = page(plan("up-to-date", 0));
		assertThat(page.selectFirst("meta[http-equiv]").attr("content"))
			.isEqualTo("default-src 'none'; style-src 'sha256-" + digest(page.selectFirst("style").data())
					+ "'; script-src 'sha256-" + digest(page.selectFirst("script").data())
					+ "'; base-uri 'none'; form-action 'none'");
		assertThat(page.select("[src], link, img, iframe, form")).isEmpty();
		assertThat(page.select("[href]").eachAttr("href")).allMatch((href) -> href.startsWith("#"));
		assertThat(page.select("style").get(0).data()).doesNotContain("url(", "@import");
	}

	private static String digest(String text) throws Exception {
		return Base64.getEncoder()
			.encodeToString(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
	}

	@Test
	void aPageOfAnOrdinaryProjectIsSmall() {
		List<HistoryView.Entry> attempts = new ArrayList<>();
		for (int i = 0; i < 200; i++) {
			attempts.add(applied("20260101%06d_a_migration_with_a_name".formatted(i), MARK));
		}
		assertThat(html(new DatabaseReport(plan("up-to-date", 0), new HistoryView(attempts, null), Map.of())).length())
			.isLessThan(150_000);
	}

}
