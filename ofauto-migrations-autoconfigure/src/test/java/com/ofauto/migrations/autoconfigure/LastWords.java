package com.ofauto.migrations.autoconfigure;

import ch.qos.logback.classic.LoggerContext;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.annotation.Lazy;

/**
 * A bean that writes in the log when a shutdown closes it. Spring Boot's hook, which ends
 * the log, has had its chance by then: it waits, or it has ended it.
 */
@Lazy(false)
class LastWords implements DisposableBean {

	static final String WORDS = "These are the last words.";

	@Override
	public void destroy() {
		LoggerContext log = (LoggerContext) LoggerFactory.getILoggerFactory();
		boolean shutdown = !Thread.currentThread().getName().equals("main");
		while (shutdown && log.isStarted() && Thread.getAllStackTraces().keySet().stream().noneMatch(this::waits)) {
			Thread.onSpinWait();
		}
		log.getLogger(LastWords.class).warn(WORDS);
	}

	private boolean waits(Thread thread) {
		return thread.getName().equals("SpringApplicationShutdownHook")
				&& (thread == Thread.currentThread() || thread.getState() == Thread.State.BLOCKED);
	}

}
