package com.ofauto.migrations.rehearsal;

/**
 * The server that a session has reached, and its database.
 *
 * @param standby whether it only follows another server
 * @param system the system identifier, which a copy of the files has too
 * @param database the database's name
 * @param startedAt when the server was started, which tells a copy from its original
 */
record ServerFacts(boolean standby, long system, String database, String startedAt) {

}
