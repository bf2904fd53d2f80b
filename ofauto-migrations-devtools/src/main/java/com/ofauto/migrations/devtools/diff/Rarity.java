package com.ofauto.migrations.devtools.diff;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Weighs a common feature by its rarity: 1 if hardly any other object has it, nearly 0 if
 * most have it, such as a column {@code created_at}.
 *
 * @param <T> the feature
 */
final class Rarity<T> {

	private final Map<T, Integer> owners;

	private final int all;

	private Rarity(Map<T, Integer> owners, int all) {
		this.owners = owners;
		this.all = all;
	}

	/**
	 * Count the features on both sides of a change; the greater count decides.
	 * @param before the features of each old object
	 * @param after the features of each new object
	 * @param <T> the feature
	 */
	static <T> Rarity<T> of(Collection<Set<T>> before, Collection<Set<T>> after) {
		Map<T, Integer> owners = count(before);
		count(after).forEach((part, number) -> owners.merge(part, number, Math::max));
		return new Rarity<>(owners, Math.max(before.size(), after.size()));
	}

	private static <T> Map<T, Integer> count(Collection<Set<T>> things) {
		Map<T, Integer> owners = new HashMap<>();
		things.forEach((parts) -> parts.forEach((part) -> owners.merge(part, 1, Integer::sum)));
		return owners;
	}

	double of(T part) {
		double others = Math.log(this.all + 1);
		return (this.all == 0) ? 1 : 1 - Math.log(this.owners.getOrDefault(part, 1)) / others;
	}

	double of(Set<T> parts) {
		return parts.stream().mapToDouble(this::of).sum();
	}

	/**
	 * The weight of the common features.
	 */
	double common(Set<T> first, Set<T> second) {
		Set<T> common = new HashSet<>(first);
		common.retainAll(second);
		return of(common);
	}

	/**
	 * The weight of the common features as a share of the greater whole.
	 * @return 0 to 1
	 */
	double share(Set<T> first, Set<T> second) {
		double size = Math.max(of(first), of(second));
		return (size == 0) ? 0 : common(first, second) / size;
	}

}
