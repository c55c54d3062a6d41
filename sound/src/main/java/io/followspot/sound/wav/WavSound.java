package io.followspot.sound.wav;

import java.util.List;

/**
 * Sound with one or more channels.
 *
 * @param rate samples per second
 * @param channels samples of each channel, full scale at 1, all of the same length
 * @param notFinite how many samples were NaN or infinite; they are 0 here
 * @param truncated whether the file ends before the length it announces
 */
public record WavSound(int rate, List<float[]> channels, int notFinite, boolean truncated) {
  /** Checks that there is a channel. */
  public WavSound {
    channels = List.copyOf(channels);
    if (channels.isEmpty()) {
      throw new IllegalArgumentException("sound without a channel");
    }
  }

  /** Returns the number of samples per channel. */
  public int length() {
    return channels.get(0).length;
  }
}
