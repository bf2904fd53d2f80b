package com.ofauto.migrations.benchmarks.application;

import java.lang.management.ManagementFactory;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;

import org.springframework.beans.factory.config.BeanPostProcessor;

/**
 * Measures the call with which Spring Boot lets a tool migrate: the initialization of one
 * bean, known by the name of its class.
 */
final class MigrationProbe implements BeanPostProcessor {

	private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

	private final String initializer;

	private long nanos;

	private long allocated;

	MigrationProbe(String initializer) {
		this.initializer = initializer;
	}

	@Override
	public Object postProcessBeforeInitialization(Object bean, String name) {
		if (bean.getClass().getName().equals(this.initializer)) {
			this.allocated = -this.threads.getCurrentThreadAllocatedBytes();
			this.nanos = -System.nanoTime();
		}
		return bean;
	}

	@Override
	public Object postProcessAfterInitialization(Object bean, String name) {
		if (bean.getClass().getName().equals(this.initializer)) {
			this.nanos += System.nanoTime();
			this.allocated += this.threads.getCurrentThreadAllocatedBytes();
		}
		return bean;
	}

	/**
	 * Returns what the call cost, and what this JVM has used since it began.
	 */
	String readings() {
		if (!this.initializer.isEmpty() && this.nanos == 0) {
			throw new IllegalStateException("There is no bean of " + this.initializer);
		}
		OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
		long up = System.currentTimeMillis() - ManagementFactory.getRuntimeMXBean().getStartTime();
		return "callNanos=%d callAllocated=%d startMillis=%d startAllocated=%d cpuMillis=%d classes=%d".formatted(
				this.nanos, this.allocated, up, this.threads.getCurrentThreadAllocatedBytes(),
				system.getProcessCpuTime() / 1_000_000,
				ManagementFactory.getClassLoadingMXBean().getTotalLoadedClassCount());
	}

}
