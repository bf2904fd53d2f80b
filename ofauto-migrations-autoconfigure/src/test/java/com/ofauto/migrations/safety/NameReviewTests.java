package com.ofauto.migrations.safety;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class NameReviewTests {

	@ParameterizedTest
	@ValueSource(strings = { "20260105090000_update", "20260105090000_fix2", "20260105090000", "20260105090000_", "fix",
			"20260105090000_more_fixes", "20260105090000_schema_changes", "20260105090000_add_column",
			"20260105090000_create_tables", "20260105090000_migration_3", "20260105090000_Update-the-table",
			"20260105090000_add_some_other_columns", "V12__change", "20260105090000_new_data_2", "20260105090000_drop",
			"20260105090000_wip", "20260105090000_update_and_fix" })
	void saysNothing(String name) {
		assertThat(NameReview.saysNothing(name)).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "20260105090000_init", "20260105090000_create_agencies", "1_a", "0_baseline",
			"20260105090000_add_client_display_name", "20260105090000_fix_totals", "20260105090000_update_prices",
			"20260105090000_tidy_up", "20260105090000_index_automation_settings", "20260105090000_drop_notes",
			"20260105090000_\u00e4nderung_der_preise", "20260105090000_\u8868", "20260105090000_merged",
			"20260105090000_tables_of_clients", "initial_schema", "20260105090000_gdpr_data" })
	void saysSomething(String name) {
		assertThat(NameReview.saysNothing(name)).isFalse();
	}

}
