package io.followspot.sound.echo;

/**
 * The result of one step.
 *
 * @param state for the next step, at most {@link EchoCanceller#MAX_STATE_BYTES}
 * @param cleaned as many samples as the near block had, {@link EchoCanceller#LATENCY} samples late
 * @param measures of the block
 */
@SuppressWarnings("ArrayRecordComponent") // on its way from one step to the next
public record EchoStep(byte[] state, float[] cleaned, EchoMeasures measures) {}
