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

	private static final Set<Act> BOTH = EnumSet.of(Act.RESET, Act.SEED);

	@ParameterizedTest
	@EnumSource(MigrationEnvironment.class)
	void everyEnvironmentDeploysValidatesAndLooks(MigrationEnvironment environment) {
		Gate gate = new Gate(environment, true, Set.of());
		assertThatNoException().isThrownBy(() -> gate.require(Act.DEPLOY));
		assertThatNoException().isThrownBy(() -> gate.require(Act.VALIDATE));
		assertThatNoException().isThrownBy(() -> gate.require(Act.STATUS));
	}

	@ParameterizedTest
	@EnumSource(value = MigrationEnvironment.class, names = { "DEVELOPMENT", "TEST" })
	void developmentAndTestResetAndSeedIfAPropertyAsksForIt(MigrationEnvironment environment) {
		Gate gate = new Gate(environment, true, BOTH);
		assertThatNoException().isThrownBy(() -> gate.require(Act.RESET));
		assertThatNoException().isThrownBy(() -> gate.require(Act.SEED));
	}

	@Test
	void whatNoPropertyAsksForIsNotDone() {
		Gate gate = new Gate(MigrationEnvironment.DEVELOPMENT, true, Set.of(Act.SEED));
		assertThatExceptionOfType(GateRefusedException.class).isThrownBy(() -> gate.require(Act.RESET))
			.satisfies((refusal) -> {
				assertThat(refusal.reason()).isEqualTo(Reason.NOT_ENABLED);
				assertThat(refusal.act()).isEqualTo(Act.RESET);
				assertThat(refusal.remedy()).contains("ofauto.migrations.reset.enabled=true");
			});
	}

	@ParameterizedTest
	@EnumSource(value = MigrationEnvironment.class, names = { "CI", "STAGING", "PRODUCTION" })
	void theOthersRefuseEvenThePropertyThatAsksForIt(MigrationEnvironment environment) {
		assertThatExceptionOfType(GateRefusedException.class)
			.isThrownBy(() -> new Gate(environment, true, Set.of(Act.RESET)))
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
		assertThatExceptionOfType(GateRefusedException.class).isThrownBy(() -> gate.require(Act.SEED))
			.withMessageStartingWith("The environment is " + environment.word() + ", and a seed is allowed in");
	}

	@Test
	void whoNamesNothingIsToldThatTheRulesOfProductionApply() {
		assertThatExceptionOfType(GateRefusedException.class).isThrownBy(() -> Gate.ofProduction().require(Act.RESET))
			.withMessageStartingWith("No environment is named, so that the rules of production apply, and a reset is"
					+ " allowed in development and test only.");
	}

}
