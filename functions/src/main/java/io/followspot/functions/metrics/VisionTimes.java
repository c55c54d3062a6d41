package io.followspot.functions.metrics;

/**
 * When a thread's latest vision ran, by {@link System#nanoTime}.
 *
 * @param decodedAtNs when the picture was decoded; the beginning if it was not
 */
public record VisionTimes(long beganAtNs, long decodedAtNs, long endedAtNs) {}
