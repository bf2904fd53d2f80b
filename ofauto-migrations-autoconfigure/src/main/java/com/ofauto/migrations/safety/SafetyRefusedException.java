package com.ofauto.migrations.safety;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import com.ofauto.migrations.core.DeployStoppedException;
import com.ofauto.migrations.core.PlannedDeploy;
import com.ofauto.migrations.verdict.VerdictKind;

/**
 * A deploy would do more than it may do by itself, and nobody has accepted that.
 *
 * @since 0.1.0
 */
public final class SafetyRefusedException extends DeployStoppedException {

	private final List<ReviewedMigration> migrations;

	private SafetyRefusedException(String problem, String remedy, List<ReviewedMigration> migrations) {
		super(problem, remedy);
		this.migrations = migrations;
	}

	@Override
	public Kind kind() {
		return Kind.REFUSED;
	}

	/**
	 * The migrations that stop the deploy.
	 * @return their names, in order
	 */
	public List<String> migrations() {
		return this.migrations.stream().map(ReviewedMigration::name).toList();
	}

	/**
	 * What one of them does that nobody has accepted.
	 * @param migration its name
	 * @return the verdicts by the lines of statements, each as a line, a colon and a
	 * word, such as {@code 3: loses-data}; without a line if its impact is not known
	 */
	public List<String> verdicts(String migration) {
		return this.migrations.stream()
			.filter((one) -> one.name().equals(migration))
			.flatMap((one) -> one.refused().stream())
			.map((risk) -> ((risk.line() != null) ? risk.line() + ": " : "") + risk.kind().word())
			.toList();
	}

	static SafetyRefusedException of(SafetyPolicy policy, List<ReviewedMigration> refused, PlannedDeploy deploy) {
		StringBuilder problem = new StringBuilder();
		problem.append(some(refused.size(), deploy.plan().toApply().size()))
			.append(" more than a deploy may do by itself (")
			.append(rules(policy, refused))
			.append("). ")
			.append(deploy.begun() ? "What this run has applied stays applied." : "Nothing was applied.");
		for (ReviewedMigration migration : refused) {
			problem.append('\n').append(migration.name()).append(':');
			migration.refused().forEach((risk) -> problem.append("\n  ").append(risk.at(migration.file())));
			migration.remarks().forEach((remark) -> problem.append("\n  ").append(remark));
		}
		return new SafetyRefusedException(problem.toString(), remedy(refused, deploy), refused);
	}

	private static String some(int refused, int pending) {
		if (pending == 1) {
			return "The pending migration does";
		}
		return refused + " of " + pending + " pending migrations " + ((refused == 1) ? "does" : "do");
	}

	private static String rules(SafetyPolicy policy, List<ReviewedMigration> refused) {
		Set<String> rules = new TreeSet<>();
		refused.stream()
			.flatMap((migration) -> migration.refused().stream())
			.forEach((risk) -> rules.add((risk.line() != null) ? policy.names().safety() + "=refuse"
					: policy.names().impact() + "=required"));
		return String.join(", ", rules);
	}

	private static String remedy(List<ReviewedMigration> refused, PlannedDeploy deploy) {
		List<Risk> risks = refused.stream().flatMap((migration) -> migration.refused().stream()).toList();
		StringBuilder remedy = new StringBuilder();
		if (risks.stream().anyMatch((risk) -> risk.safer() != null)) {
			remedy.append("A safer form is known, which the dry run shows: ")
				.append(deploy.command("migrate deploy --dry-run"))
				.append('\n');
		}
		Set<VerdictKind> kinds = risks.stream().map(Risk::kind).collect(Collectors.toCollection(TreeSet::new));
		boolean ofStatements = risks.stream().anyMatch((risk) -> risk.line() != null);
		String words = kinds.stream()
			.map((kind) -> "accept=" + kind.word() + " because REASON")
			.collect(Collectors.joining(", or "));
		if (ofStatements) {
			remedy.append("If it is meant, write that directly above the statement: ")
				.append(words.replace("accept=", "-- ofauto: accept="))
				.append("\nIn a file that is applied somewhere already, write it into migration.properties beside it: ");
		}
		else {
			remedy.append("If it is meant, write that into migration.properties beside the file: ");
		}
		remedy.append(words);
		List<String> names = refused.stream().map(ReviewedMigration::name).toList();
		if (names.stream().allMatch(MigrationReview::isAcceptable)) {
			remedy.append("\nFor one run alone: ").append(AcceptingCommand.of(deploy, names));
		}
		return remedy.toString();
	}

}
