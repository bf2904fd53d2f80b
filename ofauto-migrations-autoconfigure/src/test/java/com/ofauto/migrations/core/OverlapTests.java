package com.ofauto.migrations.core;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

import com.ofauto.migrations.impact.LockMode;
import com.ofauto.migrations.support.PostgresExtension;
import com.ofauto.migrations.support.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Each look at a table is compared with the last one at the same table.
 */
@ExtendWith(PostgresExtension.class)
class OverlapTests {

	private Session session;

	private Overlap overlap;

	private List<Bystander> readers;

	@BeforeEach
	void createTables(TestDatabase database) throws SQLException {
		database.execute("CREATE TABLE a (); CREATE TABLE b ()");
		this.session = Session.open(database.dataSource(), new OngoingWork(database.dataSource()), Duration.ZERO);
		this.overlap = new Overlap(this.session);
		this.readers = List.of(Bystander.on(database), Bystander.on(database), Bystander.on(database));
	}

	@AfterEach
	void leave() {
		this.readers.forEach(Bystander::close);
		this.session.abandon();
	}

	private boolean at(String table) {
		return this.overlap.at(new TableLock("public." + table, LockMode.ACCESS_EXCLUSIVE, 0));
	}

	private Bystander reader(int number, String table) {
		return this.readers.get(number).begin("SELECT FROM " + table);
	}

	@Test
	void nobodyHasRelievedAnybodyAtTheFirstLook() {
		reader(0, "a");
		assertThat(at("a")).isFalse();
	}

	@Test
	void whoStaysIsNotRelieved() {
		Bystander first = reader(0, "a");
		reader(1, "a");
		at("a");
		first.commit();
		assertThat(at("a")).isFalse();
	}

	@Test
	void anotherOneThanBeforeIsARelief() {
		Bystander first = reader(0, "a");
		at("a");
		reader(1, "a");
		first.commit();
		assertThat(at("a")).isTrue();
		assertThat(at("a")).as("the same as at the look before").isFalse();
	}

	@Test
	void theNextTransactionOfTheSameSessionIsAnotherOne() {
		reader(0, "a").commit();
		reader(0, "a");
		at("a");
		this.readers.get(0).commit();
		reader(0, "a");
		assertThat(at("a")).isTrue();
	}

	@Test
	void aTableThatNobodyHasIsNoRelief() {
		Bystander first = reader(0, "a");
		at("a");
		first.commit();
		assertThat(at("a")).isFalse();
		reader(1, "a");
		assertThat(at("a")).isFalse();
	}

	@Test
	void aLookAtAnotherTableInBetweenIsNotForgottenNorMistaken() {
		Bystander first = reader(0, "a");
		reader(1, "b");
		at("a");
		assertThat(at("b")).as("the first look at this table").isFalse();
		reader(2, "a");
		first.commit();
		assertThat(at("a")).as("the last look at this table is remembered").isTrue();
		assertThat(at("b")).as("who has it has stayed").isFalse();
	}

}
