package com.ofauto.migrations.verdict;

import java.util.ArrayList;
import java.util.List;

import com.ofauto.migrations.impact.AddedConstraint;
import com.ofauto.migrations.impact.ColumnChange;
import com.ofauto.migrations.impact.DroppedObject;
import com.ofauto.migrations.impact.LockMode;
import com.ofauto.migrations.impact.RelationKind;
import com.ofauto.migrations.impact.RelationLock;
import com.ofauto.migrations.impact.StatementImpact;
import org.jspecify.annotations.Nullable;

/**
 * What a statement does, as a test writes it.
 */
final class TestImpact {

	private final int line;

	private final String command;

	private int transaction = 1;

	private boolean alone;

	private boolean rowsUnknown;

	private final List<RelationLock> locks = new ArrayList<>();

	private final List<String> released = new ArrayList<>();

	private final List<String> rewrites = new ArrayList<>();

	private final List<String> scans = new ArrayList<>();

	private final List<String> builds = new ArrayList<>();

	private final List<String> fills = new ArrayList<>();

	private final List<DroppedObject> drops = new ArrayList<>();

	private final List<ColumnChange> columns = new ArrayList<>();

	private final List<AddedConstraint> constraints = new ArrayList<>();

	private TestImpact(int line, String command) {
		this.line = line;
		this.command = command;
	}

	static TestImpact of(int line, String command) {
		return new TestImpact(line, command);
	}

	TestImpact lock(String relation, LockMode mode) {
		return lock(relation, RelationKind.TABLE, mode);
	}

	TestImpact lock(String relation, RelationKind kind, LockMode mode) {
		this.locks.add(new RelationLock(relation, kind, null, mode));
		return this;
	}

	TestImpact lockIndex(String index, String table, LockMode mode) {
		this.locks.add(new RelationLock(index, RelationKind.INDEX, table, mode));
		return this;
	}

	TestImpact releases(String relation) {
		this.released.add(relation);
		return this;
	}

	TestImpact rewrites(String relation) {
		this.rewrites.add(relation);
		return this;
	}

	TestImpact scans(String relation) {
		this.scans.add(relation);
		return this;
	}

	TestImpact builds(String relation) {
		this.builds.add(relation);
		return this;
	}

	TestImpact fills(String relation) {
		this.fills.add(relation);
		return this;
	}

	TestImpact drops(String type, String name) {
		this.drops.add(new DroppedObject(type, name));
		return this;
	}

	TestImpact column(String relation, String column, @Nullable String from, String to) {
		this.columns.add(new ColumnChange(relation, column, from, to));
		return this;
	}

	TestImpact constraint(AddedConstraint constraint) {
		this.constraints.add(constraint);
		return this;
	}

	TestImpact in(int transaction) {
		this.transaction = transaction;
		return this;
	}

	TestImpact alone() {
		this.alone = true;
		return this;
	}

	TestImpact rowsUnknown() {
		this.rowsUnknown = true;
		return this;
	}

	StatementImpact build() {
		return new StatementImpact(this.line, this.command, this.transaction, this.alone, this.locks, this.released,
				this.rewrites, this.scans, this.builds, this.fills, this.drops, this.columns, this.constraints,
				this.rowsUnknown);
	}

}
