package com.ofauto.migrations.core;

import java.util.List;

/**
 * What a script is before it runs.
 *
 * @param transactionality whether it runs in one transaction
 * @param segments the pieces; for a transactional script the one whose statements are
 * sent
 */
record ScriptOutline(Transactionality transactionality, List<Segment> segments) {

	boolean segmented() {
		return this.transactionality == Transactionality.SEGMENTED;
	}

}
