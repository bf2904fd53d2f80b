package com.ofauto.migrations.core;

import com.ofauto.migrations.core.script.ScriptStatement;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A segment that is a transaction, which counts it too.
 */
final class SegmentTransaction {

	private final RunContext context;

	private final Migration migration;

	private final Segment segment;

	private final String id;

	private final ScriptSender sender;

	/**
	 * Creates a transaction.
	 * @param id the record's
	 * @param begin the message that begins it
	 * @param prelock the locks that it takes before its statements, or {@code null}
	 * @param capture captures what the statements remove
	 */
	SegmentTransaction(RunContext context, Migration migration, Segment segment, String id, Message begin,
			@Nullable Prelock prelock, List<String> capture) {
		this.context = context;
		this.migration = migration;
		this.segment = segment;
		this.id = id;
		this.sender = new ScriptSender(context, migration, begin,
				context.guard(id, migration).own(Message.Purpose.LOOK, capture), prelock);
	}

	void send(ScriptStatement statement, ScriptSource script) throws MessageFailure {
		this.sender.send(statement, script);
	}

	void end(HistoryTable history, Progress progress, String note) throws MessageFailure {
		Message message = this.sender.message();
		if (this.segment.kind() == Segment.Kind.ROLLED_BACK) {
			message.own(Message.Purpose.OURS, "ROLLBACK").own(Message.Purpose.OURS, "BEGIN");
		}
		else {
			this.sender.checked();
		}
		this.context.commit(message, this.context.state().localRole(),
				this.context.trusted()
					.own(Message.Purpose.ALONE, history.alone(this.id, this.migration))
					.own(Message.Purpose.ALONE, history.progress(this.id, this.migration, progress)));
		this.context.noteSession(message, this.id, note);
		try {
			this.sender.flush();
		}
		catch (MessageFailure ex) {
			this.context.allowNoNote(ex);
		}
		this.sender.ended(this.segment.kind() != Segment.Kind.ROLLED_BACK);
	}

}
