package io.followspot.sound.flac;

/**
 * A decoded stream.
 *
 * @param samples of its one channel, 16 bits each
 * @param rateHz samples per second
 */
@SuppressWarnings("ArrayRecordComponent") // on its way from one step to the next
public record FlacSound(short[] samples, int rateHz) {}
