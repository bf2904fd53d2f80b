package com.ofauto.migrations.core;

import java.util.EnumSet;
import java.util.Set;

import com.ofauto.migrations.core.GateRefusedException.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

class GateTests {

	private static final Set<Operation> BOTH = EnumSet.of(Operation.RESET, Operation.SEED);

	@ParameterizedTest
	@EnumSource(MigrationEnvironment.class)
	void everyEnvironmentDeploysValidatesAndLooks(MigrationEnvironment environment) {
		Gate gate = new Gate(environment, true, Set.of());
		assertThatNoException().isThrownBy(() -> gate.require(Operation.DEPLOY));
		assertThatNoException().isThrownBy(() -> gate.require(Operation.VALIDATE));
		assertThatNoException().isThrownBy(() -> gate.require(Operation.STATUS));
	}

	@ParameterizedTest
	@EnumSource(value = MigrationEnvironment.class, names = { "DEVELOPMENT", "TEST" })
	void developmentAndTestResetAndSeedIfAPropertyAsksForIt(MigrationEnvironment environment) {
		Gate gate = new Gate(environment, true, BOTH);
		assertThatNoException().isThrownBy(() -> gate.require(Operation.RESET));
		assertThatNoException().isThrownBy(() -> gate.require(Operation.SEED));
	}

	@Test
	void whatNoPropertyAsksForIsNotDone() {
		Gate gate = new Gate(MigrationEnvironment.DEVELOPMENT, true, Set.of(Operation.SEED));
		assertThatExceptionOfType(GateRefusedException.class).isThrownBy(() -> gate.require(Operation.RESET))
			.satisfies((refusal) -> {
				assertThat(refusal.reason()).isEqualTo(Reason.NOT_ENABLED);
				assertThat(refusal.act()).isEqualTo(Operation.RESET);
				assertThat(refusal.remedy()).contains("ofauto.migrations.reset.enabled=true");
			});
	}

	@ParameterizedTest
	@EnumSource(value = MigrationEnvironment.class, names = { "CI", "STAGING", "PRODUCTION" })
	void theOthersRefuseEvenThePropertyThatAsksForIt(MigrationEnvironment environment) {
		assertThatExceptionOfType(GateRefusedException.class)
			.isThrownBy(() -> new Gate(environment, true, Set.of(Operation.RESET)))
			.satisfies((refusal) -> {
				assertThat(refusal.reason()).isEqualTo(Reason.ENVIRONMENT);
				assertThat(refusal.environment()).isEqualTo(environment);
				assertThat(refusal.problem()).isEqualTo("ofauto.migrations.reset.enabled=true, but the environment is "
						+ environment.word() + ", and a reset is allowed in development and test only.");
			});
	}

	@ParameterizedTest
	@EnumSource(value = MigrationEnvironment.class, names = { "CI", "STAGING", "PRODUCTION" })
	void theOthersRefuseWhenAsked(MigrationEnvironment environment) {
		Gate gate = new Gate(environment, true, Set.of());
		assertThatExceptionOfType(GateRefusedException.class).isThrownBy(() -> gate.require(Operation.SEED))
			.withMessageStartingWith("The environment is " + environment.word() + ", and a seed is allowed in");
	}

	@Test
	void whoNamesNothingIsToldThatTheRulesOfProductionApply() {
		assertThatExceptionOfType(GateRefusedException.class)
			.isThrownBy(() -> Gate.ofProduction().require(Operation.RESET))
			.withMessageStartingWith("No environment is named, so the rules of production apply, and a reset is"
					+ " allowed in development and test only.");
	}

}
