package com.ofauto.migrations.core;

/**
 * The identity of a database on a server, which neither a dump nor a template copies.
 *
 * @param system the server's system identifier
 * @param database the database's oid
 */
record DatabaseIdentity(long system, long database) {

}
