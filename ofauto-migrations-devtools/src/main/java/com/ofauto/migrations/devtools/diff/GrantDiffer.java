package com.ofauto.migrations.devtools.diff;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import com.ofauto.migrations.devtools.diff.step.AccessStep.GrantPrivileges;
import com.ofauto.migrations.devtools.diff.step.AccessStep.RevokePrivileges;
import com.ofauto.migrations.devtools.diff.step.Step;
import com.ofauto.migrations.devtools.schema.Grant;
import com.ofauto.migrations.devtools.schema.ObjectAttribute;
import com.ofauto.migrations.devtools.schema.ObjectId;
import com.ofauto.migrations.devtools.schema.Privileges;
import com.ofauto.migrations.devtools.schema.SchemaObject;

/**
 * Decides which privileges are granted and revoked, including those of objects that are
 * created again.
 */
final class GrantDiffer {

	private final Comparison comparison;

	private final Actions actions;

	GrantDiffer(Comparison comparison, Actions actions) {
		this.comparison = comparison;
		this.actions = actions;
	}

	/**
	 * Two schemas without grants were read without them.
	 */
	void decide() {
		if (this.comparison.from().grants().isEmpty() && this.comparison.to().grants().isEmpty()) {
			return;
		}
		Set<Grant> before = before();
		Map<Key, Set<String>> given = new TreeMap<>();
		Map<Key, Set<String>> taken = new TreeMap<>();
		this.comparison.to()
			.grants()
			.stream()
			.filter((grant) -> !before.contains(grant))
			.forEach((grant) -> add(given, grant));
		before.stream().filter((grant) -> !this.comparison.to().grants().contains(grant)).forEach((grant) -> {
			boolean stays = !grant.grantable() || this.comparison.to().grants().contains(withOption(grant, false));
			boolean raised = this.comparison.to().grants().contains(withOption(grant, true));
			if (!raised) {
				add(taken, stays && grant.grantable() ? grant : withOption(grant, false));
			}
		});
		taken.forEach((key, privileges) -> add(key, Rank.REVOKE, new RevokePrivileges(key.object(), owner(key),
				key.grantee(), List.copyOf(privileges), key.grantable())));
		given.forEach((key, privileges) -> add(key, Rank.GRANT, new GrantPrivileges(key.object(), owner(key),
				key.grantee(), List.copyOf(privileges), key.grantable())));
	}

	private static Grant withOption(Grant grant, boolean grantable) {
		return new Grant(grant.object(), grant.grantee(), grant.privilege(), grantable);
	}

	private void add(Key key, Rank rank, Step step) {
		this.actions.add(rank, step).needs(List.of(key.object(), owner(key).id()));
	}

	private SchemaObject owner(Key key) {
		return Objects.requireNonNull(CommentDiffer.owner(key.object(), this.comparison));
	}

	private static void add(Map<Key, Set<String>> grants, Grant grant) {
		grants.computeIfAbsent(new Key(grant.object(), grant.grantee(), grant.grantable()), (key) -> new TreeSet<>())
			.add(grant.privilege());
	}

	/**
	 * The grants once all objects exist: a created object has those that PostgreSQL gives
	 * to PUBLIC.
	 */
	private Set<Grant> before() {
		Set<Grant> grants = new TreeSet<>();
		for (Grant grant : this.comparison.from().grants()) {
			SchemaObject owner = CommentDiffer.owner(grant.object(), this.comparison);
			boolean owned = owner != null && grant.grantee()
				.equals(this.comparison.to()
					.marks()
					.get(new ObjectAttribute(owner.id(), ObjectAttribute.Kind.OWNER, "")));
			if (owner != null && !owned && !CommentDiffer.isNew(grant.object(), owner, this.comparison)) {
				grants.add(grant);
			}
		}
		for (ObjectId id : this.comparison.to().objects().keySet()) {
			if (this.comparison.isNew(id)) {
				Privileges.given(id).ifPresent(grants::add);
			}
		}
		return grants;
	}

	/**
	 * The privileges of one statement.
	 */
	private record Key(ObjectId object, String grantee, boolean grantable) implements Comparable<Key> {

		@Override
		public int compareTo(Key other) {
			return Comparator.comparing(Key::object)
				.thenComparing(Key::grantee)
				.thenComparing(Key::grantable)
				.compare(this, other);
		}

	}

}
