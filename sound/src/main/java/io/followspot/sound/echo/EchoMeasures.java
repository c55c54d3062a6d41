package io.followspot.sound.echo;

/**
 * The measurements of a step.
 *
 * @param delayMs of the echo behind the far signal; NaN while unknown
 * @param delayConfidence correlation at that delay over the median delay's; 1 means none found
 * @param farDb level of the far block, dB below full scale
 * @param nearDb level of the microphone's block
 * @param cleanedDb level of the cleaned block
 * @param echoDb level of the echo estimate that was taken away
 * @param pathChanges how often the echo path changed since the start
 * @param far whether there has been any far signal; without one the sound passes unchanged
 */
public record EchoMeasures(
    double delayMs,
    double delayConfidence,
    double farDb,
    double nearDb,
    double cleanedDb,
    double echoDb,
    int pathChanges,
    boolean far) {}
