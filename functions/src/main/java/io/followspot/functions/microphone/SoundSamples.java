package io.followspot.functions.microphone;

import com.google.protobuf.ByteString;
import io.followspot.protos.v1.Sound;
import io.followspot.sound.echo.EchoCanceller;
import io.followspot.sound.flac.FlacDecoder;
import io.followspot.sound.flac.FlacException;
import io.followspot.sound.flac.FlacSound;
import io.followspot.sound.wav.WavWriter;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The samples of a record, full scale at 1.
 *
 * @param near of the microphone, 160 to 1,600
 * @param far of the loudspeaker, as many; zeros if it is not known
 * @param farKnown whether the record brings the loudspeaker's signal
 */
@SuppressWarnings("ArrayRecordComponent") // on its way from one step to the next
record SoundSamples(float[] near, float[] far, boolean farKnown) {
  private static final int LEAST = EchoCanceller.RATE / 100;
  private static final int MOST = EchoCanceller.RATE / 10;

  /**
   * Reads a record.
   *
   * @throws UnusableSoundException if it breaks a rule; the message says which
   */
  static SoundSamples of(Sound sound) throws UnusableSoundException {
    if (sound.getRateHz() != EchoCanceller.RATE) {
      throw new UnusableSoundException(
          "sound_rate_unsupported",
          "rate_hz is " + sound.getRateHz() + "; resample to " + EchoCanceller.RATE);
    }
    float[] near = samples(sound, sound.getNear());
    if (near.length < LEAST || near.length > MOST) {
      throw new UnusableSoundException(
          "sound_length_out_of_range",
          "near has " + near.length + " samples; send " + LEAST + " to " + MOST + " per record");
    }
    boolean farKnown = !sound.getFar().isEmpty();
    float[] far = farKnown ? samples(sound, sound.getFar()) : new float[near.length];
    if (far.length != near.length) {
      throw new UnusableSoundException(
          "sound_length_mismatch",
          "near has " + near.length + " samples, far " + far.length + "; send as many of both");
    }
    return new SoundSamples(near, far, farKnown);
  }

  private static float[] samples(Sound sound, ByteString bytes) throws UnusableSoundException {
    return switch (sound.getFormat()) {
      case SOUND_FORMAT_PCM16 -> pcm(bytes);
      case SOUND_FORMAT_FLAC -> flac(bytes);
      case SOUND_FORMAT_UNSPECIFIED, UNRECOGNIZED ->
          throw new UnusableSoundException(
              "sound_format_unknown",
              "format is "
                  + sound.getFormatValue()
                  + "; send SOUND_FORMAT_PCM16, 1, or SOUND_FORMAT_FLAC, 2");
    };
  }

  private static float[] flac(ByteString bytes) throws UnusableSoundException {
    try {
      FlacSound decoded = FlacDecoder.decode(bytes.toByteArray(), EchoCanceller.RATE);
      if (decoded.rateHz() != EchoCanceller.RATE) {
        throw new UnusableSoundException(
            "sound_rate_unsupported",
            "the FLAC stream has " + decoded.rateHz() + " Hz; resample to " + EchoCanceller.RATE);
      }
      float[] samples = new float[decoded.samples().length];
      for (int i = 0; i < samples.length; i++) {
        samples[i] = decoded.samples()[i] / 32768f;
      }
      return samples;
    } catch (FlacException e) {
      throw new UnusableSoundException("sound_not_flac", String.valueOf(e.getMessage()));
    }
  }

  private static float[] pcm(ByteString bytes) throws UnusableSoundException {
    if (bytes.size() % Short.BYTES != 0) {
      throw new UnusableSoundException(
          "sound_not_pcm16", bytes.size() + " bytes are no samples of 16 bits");
    }
    ByteBuffer in = bytes.asReadOnlyByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
    float[] samples = new float[bytes.size() / Short.BYTES];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = in.getShort() / 32768f;
    }
    return samples;
  }

  /** The bytes of samples, signed 16 bits, little endian. */
  static byte[] bytes(float[] samples) {
    ByteBuffer out =
        ByteBuffer.allocate(Short.BYTES * samples.length).order(ByteOrder.LITTLE_ENDIAN);
    for (float sample : samples) {
      out.putShort(WavWriter.toPcm(sample));
    }
    return out.array();
  }

  /** When the sample behind the last one is due. */
  long endUs(long capturedAtUs) {
    return capturedAtUs + durationUs();
  }

  long durationUs() {
    return toUs(near.length);
  }

  /** Whether all of the microphone's samples are alike, as of one that is not plugged in. */
  boolean isConstant() {
    for (float sample : near) {
      if (sample != near[0]) {
        return false;
      }
    }
    return true;
  }

  static long toUs(long samples) {
    return samples * 1_000_000 / EchoCanceller.RATE;
  }
}
