package com.ofauto.migrations.devtools.diff;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import com.ofauto.migrations.devtools.schema.ObjectKind;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Pairs of tables and of columns that are renames, and pairs that are not, each among a
 * hundred tables such as applications have.
 */
class RenamePairTests {

	/** What is there, what comes for it, and what is asked, each pair in three lines. */
	private static final String PAIRS = """
			approver_groups(id int8!, target_id int8!, group_id int8!, created_at ts, updated_at ts)
			virtual_registries_settings(id int8!, group_id int8!, created_at ts!, updated_at ts!, enabled bool! = false)

			ci_locks(id int8!, created_at ts!, updated_at ts!)
			ml_events(id int8!, created_at ts!, updated_at ts!)

			ci_locks(id int8!, created_at ts!, updated_at ts!)
			ci_lock(id int8!, created_at ts!, updated_at ts!)
			ci_locks=ci_lock
			approvals(id int8!, user_id int8!, created_at ts!, updated_at ts!)
			subscriptions(id int8!, user_id int8!, created_at ts!, updated_at ts!)

			post_tags(post_id uuid!, tag_id uuid!)
			article_labels(article_id uuid!, label_id uuid!)

			post_tags(post_id uuid!, tag_id uuid!)
			posts_tags(post_id uuid!, tag_id uuid!)
			post_tags=posts_tags
			bookmarks(reader_id uuid!, essay_id uuid!)
			favourites(reader_id uuid!, essay_id uuid!)
			bookmarks=favourites
			currencies(id int8!, name text!)
			departments(id int8!, name text!)

			order_state(id int8!, name text!)
			order_status(id int8!, name text!)
			order_state=order_status
			client(id int8!, name text!, born date, tax_number text, created_at ts!)
			customer(id int8!, name text!, born date, tax_number text, created_at ts!, vip bool)
			client=customer
			client(id int8!, name text!, born date, tax_number text, created_at ts!)
			clients(id int8!, name text!, born date, tax_number text, created_at ts!)
			client=clients
			category(id int8!, name text!)
			shop_categories(id int8!, name text!, created_at ts!)
			category=shop_categories
			users(id int8!, login text!, created_at ts!)
			app_users(id int8!, login text!, created_at ts!, avatar text)
			users=app_users
			OrderLine(id int8!, name text!)
			order_lines(id int8!, name text!)
			OrderLine=order_lines
			person(id int8!, full_name text, shoe_size int4, blood_group text)
			human(id int8!, full_name text, shoe_size int4, blood_group text, height int4)
			person=human
			invoices(id int8!, note text, due date, total numeric, paid ts)
			parcels(id int8!, note text, weight int4, length int4, height int4)

			settings(id int8!, pre_receive_secret_detection_enabled bool! = false, user_id int8)
			settings(id int8!, user_id int8, lock_duo_sast_fp_detection_enabled bool! = false)

			settings(id int8!, duo_nano_features_enabled bool, user_id int8)
			settings(id int8!, user_id int8, duo_core_features_enabled bool)
			settings.duo_nano_features_enabled=duo_core_features_enabled
			visits(id int8!, from_address inet, user_id int8)
			visits(id int8!, user_id int8, visitor inet)
			visits.from_address=visitor
			client(id int8!, name text!, born date)
			client(id int8!, title text!, born date)
			client.name=title
			client(id int8!, name text, born date)
			client(id int8!, born date, full_name text)
			client.name=full_name
			item(id int8!, qty int4, descr text, name text)
			item(id int8!, name text, quantity int4, description text)
			item.descr=description item.qty=quantity
			item(id int8!, note text, colour text, size int4)
			item(id int8!, size int4, url text, phone text)

			item(id int8!, firstname text, user_id int8)
			item(id int8!, user_id int8, first_name text)
			item.firstname=first_name
			item(id int8!, user_id int8, archived bool! = false, name text)
			item(id int8!, user_id int8, name text, public bool! = false, pinned bool! = false)

			item(id int8!, owner int8 > crm_0, name text)
			item(id int8!, name text, project_id int8, keeper int8 > crm_0)
			item.owner=keeper
			item(id int8!, a text, b date)
			item(id int8!, a text, c int4)

			""";

	static Stream<List<String>> pairs() {
		List<String> lines = PAIRS.lines().toList();
		return IntStream.range(0, lines.size() / 3).mapToObj((number) -> lines.subList(number * 3, number * 3 + 3));
	}

	@ParameterizedTest
	@MethodSource("pairs")
	void whatIsAskedIsLikely(List<String> pair) {
		List<String> asked = Arrays.stream(pair.get(2).split(" ")).filter((text) -> !text.isEmpty()).toList();
		assertThat(new RenameFinder().find(Sketch.of(others() + pair.get(0)), Sketch.of(others() + pair.get(1)))
			.stream()
			.filter((rename) -> rename.from().kind() != ObjectKind.CONSTRAINT)
			.map(Sketch::text)).containsExactlyInAnyOrderElementsOf(asked);
	}

	@ParameterizedTest
	@MethodSource("pairs")
	void theWayBackIsAsLikely(List<String> pair) {
		long asked = Arrays.stream(pair.get(2).split(" ")).filter((text) -> !text.isEmpty()).count();
		assertThat(new RenameFinder().find(Sketch.of(others() + pair.get(1)), Sketch.of(others() + pair.get(0)))
			.stream()
			.filter((rename) -> rename.from().kind() != ObjectKind.CONSTRAINT)).hasSize((int) asked);
	}

	private static String others() {
		return IntStream.range(0, 100)
			.mapToObj((number) -> ((number % 3 == 0) ? "crm_" : (number % 3 == 1) ? "ci_" : "ml_") + number
					+ "(id int8!, created_at ts!, updated_at ts!, name text, user_id int8, own_" + number + " text, is_"
					+ number + " bool! = false, number_" + number + " int4"
					+ ((number % 5 == 0) ? ", description text, enabled bool! = false, group_id int8" : "") + ")")
			.collect(Collectors.joining("\n", "", "\n"));
	}

}
