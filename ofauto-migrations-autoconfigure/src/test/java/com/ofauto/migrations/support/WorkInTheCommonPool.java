package com.ofauto.migrations.support;

import java.util.Arrays;
import java.util.Collection;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.BaseStream;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

/**
 * Whether a call, or a reference to a method, leaves work to the pool that all of a JVM
 * share: the forms of a future that are given no executor, and parallel streams.
 */
public final class WorkInTheCommonPool extends DescribedPredicate<JavaAccess<?>> {

	private WorkInTheCommonPool() {
		super("work in the common pool");
	}

	/**
	 * The rule that nothing does so.
	 * @return a rule for classes and tests alike
	 */
	public static ArchRule isNever() {
		return noClasses().should()
			.accessTargetWhere(new WorkInTheCommonPool())
			.because("the common pool has one thread where there are two cores, and who waits in it for another waits"
					+ " for ever");
	}

	@Override
	public boolean test(JavaAccess<?> access) {
		if (!(access.getTarget() instanceof CodeUnitAccessTarget target)) {
			return false;
		}
		JavaClass owner = target.getOwner();
		String name = target.getName();
		if (owner.isAssignableTo(CompletionStage.class)) {
			return (name.endsWith("Async") || name.equals("delayedExecutor")) && !hasExecutor(target);
		}
		if (owner.isAssignableTo(BaseStream.class)) {
			return name.equals("parallel");
		}
		if (owner.isAssignableTo(Collection.class)) {
			return name.equals("parallelStream");
		}
		return owner.isEquivalentTo(Arrays.class) && name.startsWith("parallel")
				|| owner.isEquivalentTo(ForkJoinPool.class) && name.equals("commonPool");
	}

	private static boolean hasExecutor(CodeUnitAccessTarget target) {
		return target.getRawParameterTypes().stream().anyMatch((type) -> type.isEquivalentTo(Executor.class));
	}

}
