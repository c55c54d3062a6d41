package io.followspot.laboratory.sound;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.followspot.laboratory.evaluation.sound.AecmosFeatures;
import io.followspot.terminal.CliException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;

/**
 * AECMOS at 16,000 samples per second (Run_1663915512): judges echo cancellation as listeners
 * would, 1 to 5, from what the loudspeaker played, the microphone's sound and the cleaned one.
 * Inputs as in its published code: features, then 20 rows that mark the scenario and 20 of zeros.
 */
final class AecmosModel implements AutoCloseable {
  private static final int BANDS = AecmosFeatures.BANDS;
  private static final int MARK_ROWS = 20;
  private static final int ZERO_ROWS = 20;
  private static final long[] HIDDEN = {4, 1, 64};

  private final AecmosFeatures features = new AecmosFeatures();
  private final OrtSession session;

  /**
   * Two mean opinions from 1 to 5.
   *
   * @param echo how little echo annoys
   * @param other how little the rest of the sound is impaired
   */
  record Opinion(double echo, double other) {}

  /** Who talks: decides two of the mark rows. */
  enum Talk {
    FAR,
    NEAR,
    BOTH
  }

  private AecmosModel(OrtSession session) {
    this.session = session;
  }

  static AecmosModel open(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new CliException("there is no AECMOS model " + file + "; name it with --model FILE");
    }
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      options.setIntraOpNumThreads(1);
      options.setInterOpNumThreads(1);
      return new AecmosModel(
          OrtEnvironment.getEnvironment().createSession(file.toString(), options));
    } catch (OrtException e) {
      throw new CliException(file + " cannot be run (" + e.getCode() + ")");
    }
  }

  /** Judges sounds of one length at {@link AecmosFeatures#RATE}. */
  Opinion judge(Talk talk, float[] far, float[] microphone, float[] cleaned) {
    int length = Math.min(cleaned.length, Math.min(far.length, microphone.length));
    float[] farRows = features.of(Arrays.copyOf(far, length));
    float[] microphoneRows = features.of(Arrays.copyOf(microphone, length));
    float[] cleanedRows = features.of(Arrays.copyOf(cleaned, length));
    int rows = farRows.length / BANDS + MARK_ROWS + ZERO_ROWS;
    FloatBuffer input = FloatBuffer.allocate(3 * rows * BANDS);
    put(input, farRows, talk == Talk.NEAR ? 0 : 1);
    put(input, microphoneRows, talk == Talk.FAR ? 0 : 1);
    put(input, cleanedRows, 1);
    return run(input.flip(), rows);
  }

  private static void put(FloatBuffer input, float[] rows, float mark) {
    input.put(rows);
    for (int i = 0; i < MARK_ROWS * BANDS; i++) {
      input.put(mark);
    }
    input.put(new float[ZERO_ROWS * BANDS]);
  }

  private Opinion run(FloatBuffer input, int rows) {
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    try (OnnxTensor features =
            OnnxTensor.createTensor(environment, input, new long[] {1, 3, rows, BANDS});
        OnnxTensor hidden =
            OnnxTensor.createTensor(environment, FloatBuffer.allocate(256), HIDDEN);
        OrtSession.Result result = session.run(Map.of(inputName(), features, "h0", hidden))) {
      if (!(result.get(0) instanceof OnnxTensor scores)) {
        throw new CliException("the AECMOS model does not answer with scores");
      }
      FloatBuffer values = scores.getFloatBuffer();
      return new Opinion(values.get(0), values.get(1));
    } catch (OrtException e) {
      throw new CliException("the AECMOS model cannot be run (" + e.getCode() + ")");
    }
  }

  private String inputName() {
    return session.getInputNames().stream()
        .filter(name -> !name.equals("h0"))
        .findFirst()
        .orElseThrow(() -> new CliException("the AECMOS model has no input beside h0"));
  }

  @Override
  public void close() {
    try {
      session.close();
    } catch (OrtException e) {
      throw new IllegalStateException(e);
    }
  }
}
