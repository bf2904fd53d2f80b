package com.ofauto.migrations.fuzz;

import java.util.List;

import com.ofauto.migrations.fuzz.Piece.Verdict;

/**
 * A generated script.
 *
 * @param content the file
 * @param verdict what is known of it
 * @param marks the tables that exist once it has run, in the order of their making
 * @param exact whether the marks are known, which they are not of a script that was
 * mutilated
 */
record Script(byte[] content, Verdict verdict, List<String> marks, boolean exact) {

}
