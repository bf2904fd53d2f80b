package com.ofauto.migrations.core;

/**
 * Which database on which server: what a dump and a template do not carry along.
 *
 * @param system the server's system identifier
 * @param database the database's oid
 */
record DatabaseIdentity(long system, long database) {

}
