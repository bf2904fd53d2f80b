package com.ofauto.migrations.devtools.script;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import com.ofauto.migrations.devtools.schema.DatabaseSchema;
import com.ofauto.migrations.devtools.schema.Extension;
import com.ofauto.migrations.devtools.schema.ObjectId;
import com.ofauto.migrations.devtools.schema.ObjectKind;
import com.ofauto.migrations.devtools.schema.Routine;

/**
 * The functions that each version of PostgreSQL added, from the catalogs. PostgreSQL
 * prints its own functions without a schema, and others of the same name with one. A name
 * that the schema or an extension defines too is not counted as PostgreSQL's.
 */
final class NewFunctions {

	/**
	 * A name before a parenthesis, except a referenced table and other names with a list
	 * of columns.
	 */
	private static final Pattern CALL = Pattern
		.compile("(?<![\\w.$\"])(?<!REFERENCES )(?<!\\) )(?<!AS )([a-z_][a-z0-9_]*)\\(");

	private static final Pattern OF_ROUTINE = Pattern
		.compile("^(?:ALTER|DROP|COMMENT ON) (?:FUNCTION|PROCEDURE|ROUTINE|AGGREGATE) ");

	private static final Map<String, Integer> SINCE = since();

	private final Set<String> others = new TreeSet<>();

	NewFunctions(DatabaseSchema schema) {
		schema.all(Routine.class).forEach((routine) -> this.others.add(routine.id().name()));
		schema.all(Extension.class)
			.stream()
			.flatMap((extension) -> extension.members().stream())
			.filter((member) -> member.kind() == ObjectKind.ROUTINE)
			.map(ObjectId::name)
			.forEach(this.others::add);
	}

	/**
	 * The functions that a version added: each name, followed by a slash and the number
	 * of arguments if only that form is new.
	 */
	static Set<String> of(int version) {
		return Set.of(words(version).split("\\s+"));
	}

	private static String words(int version) {
		return switch (version) {
			case 15 -> """
					has_parameter_privilege pg_backup_start pg_backup_stop
					pg_database_collation_actual_version pg_get_wal_resource_managers pg_ident_file_mappings
					pg_ls_logicalmapdir pg_ls_logicalsnapdir pg_ls_replslotdir pg_settings_get_flags
					pg_stat_force_next_flush pg_stat_get_recovery_prefetch pg_stat_get_subscription_stats
					pg_stat_have_stats pg_stat_reset_subscription_stats pg_stop_making_pinned_objects
					regexp_count regexp_instr regexp_like regexp_replace/5 regexp_replace/6 regexp_substr
					xid8_larger xid8_smaller""";
			case 16 -> """
					any_value any_value_transfn array_sample array_shuffle date_add date_subtract erf erfc
					generate_series/4 json_agg_strict json_object_agg_strict json_object_agg_unique
					json_object_agg_unique_strict jsonb_agg_strict jsonb_object_agg_strict
					jsonb_object_agg_unique jsonb_object_agg_unique_strict pg_input_error_info
					pg_input_is_valid pg_log_standby_snapshot pg_read_binary_file/2 pg_read_file/2
					pg_split_walfile_name pg_stat_get_backend_subxact pg_stat_get_db_conflict_logicalslot
					pg_stat_get_io pg_stat_get_lastscan pg_stat_get_tuples_newpage_updated
					pg_stat_get_xact_tuples_newpage_updated random_normal""";
			case 17 -> """
					icu_unicode_version jsonb_populate_record_valid pg_available_wal_summaries pg_basetype
					pg_column_toast_chunk_id pg_create_logical_replication_slot/5 pg_get_wait_events
					pg_get_wal_summarizer_state pg_logical_emit_message/4
					pg_stat_get_checkpointer_buffers_written pg_stat_get_checkpointer_num_requested
					pg_stat_get_checkpointer_num_timed pg_stat_get_checkpointer_restartpoints_performed
					pg_stat_get_checkpointer_restartpoints_requested
					pg_stat_get_checkpointer_restartpoints_timed pg_stat_get_checkpointer_stat_reset_time
					pg_stat_get_checkpointer_sync_time pg_stat_get_checkpointer_write_time
					pg_stat_reset_shared/0 pg_stat_reset_slru/0 pg_sync_replication_slots
					pg_wal_summary_contents random/2 to_bin to_oct to_regtypemod unicode_assigned
					unicode_version uuid_extract_timestamp uuid_extract_version xmltext""";
			case 18 -> """
					array_reverse array_sort bytea_larger bytea_smaller casefold crc32 crc32c gamma
					gist_translate_cmptype_common has_largeobject_privilege hashbool hashboolextended
					hashbytea hashbyteaextended hashcid hashcidextended hashdate hashdateextended hashxid
					hashxid8 hashxid8extended hashxidextended json_strip_nulls/2 jsonb_strip_nulls/2 lgamma
					pg_clear_attribute_stats pg_clear_relation_stats pg_get_acl pg_get_aios
					pg_get_loaded_modules pg_get_sequence_data pg_get_shmem_allocations_numa
					pg_ls_summariesdir pg_numa_available pg_restore_attribute_stats
					pg_restore_relation_stats pg_stat_get_backend_io pg_stat_get_backend_wal
					pg_stat_get_checkpointer_num_performed pg_stat_get_checkpointer_slru_written
					pg_stat_get_db_parallel_workers_launched pg_stat_get_db_parallel_workers_to_launch
					pg_stat_get_total_analyze_time pg_stat_get_total_autoanalyze_time
					pg_stat_get_total_autovacuum_time pg_stat_get_total_vacuum_time
					pg_stat_reset_backend_stats pg_timezone_abbrevs_abbrevs pg_timezone_abbrevs_zone
					record_larger record_smaller timestamptz_hash timestamptz_hash_extended uuidv4 uuidv7""";
			default -> "";
		};
	}

	private static Map<String, Integer> since() {
		Map<String, Integer> since = new TreeMap<>();
		for (int version = VersionFeature.OLDEST + 1; version <= VersionFeature.NEWEST; version++) {
			for (String name : of(version)) {
				since.put(name, version);
			}
		}
		return Map.copyOf(since);
	}

	/**
	 * The functions of a version that a statement calls.
	 * @param bare the statement without quoted parts
	 * @param version a major version
	 */
	Set<String> in(String bare, int version) {
		if (OF_ROUTINE.matcher(bare).find()) {
			return Set.of();
		}
		return CALL.matcher(bare)
			.results()
			.filter((call) -> !this.others.contains(call.group(1)))
			.filter((call) -> isOf(version, call.group(1))
					|| isOf(version, call.group(1) + "/" + arguments(bare, call.end())))
			.map((call) -> call.group(1))
			.collect(Collectors.toCollection(TreeSet::new));
	}

	private static boolean isOf(int version, String name) {
		return SINCE.getOrDefault(name, 0) == version;
	}

	/**
	 * Count the arguments between two parentheses.
	 */
	private static int arguments(String text, int begin) {
		int depth = 0;
		int commas = 0;
		for (int index = begin; index < text.length(); index++) {
			char letter = text.charAt(index);
			if (letter == ',' && depth == 0) {
				commas++;
			}
			else if (letter == '(' || letter == '[') {
				depth++;
			}
			else if (letter == ')' || letter == ']') {
				if (depth == 0) {
					return text.substring(begin, index).isBlank() ? 0 : commas + 1;
				}
				depth--;
			}
		}
		return commas + 1;
	}

}
