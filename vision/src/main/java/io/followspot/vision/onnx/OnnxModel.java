package io.followspot.vision.onnx;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;

/**
 * A network from one picture to one table of numbers. One thread and deterministic kernels: the
 * same picture gives the same numbers, and a camera uses at most one core. Thread-safe.
 */
final class OnnxModel implements AutoCloseable {
  private static final int CHANNELS = 3;
  private static final int MAX_SIDE_PX = 2048;

  private final String name;
  private final OrtSession session;
  private final String input;
  private final int widthPx;
  private final int heightPx;

  /**
   * The output of a network.
   *
   * @param shape of the table
   * @param values row by row
   */
  @SuppressWarnings("ArrayRecordComponent") // on its way from one stage to the next
  record Output(long[] shape, float[] values) {}

  private OnnxModel(String name, OrtSession session, String input, long[] shape) {
    this.name = name;
    this.session = session;
    this.input = input;
    heightPx = (int) shape[2];
    widthPx = (int) shape[3];
  }

  /**
   * Loads a model and runs it on a grey picture.
   *
   * @throws ModelException if the file is missing or is not a network for pictures
   */
  static OnnxModel open(Path directory, String name) throws ModelException {
    Path file = ModelName.within(directory, name);
    if (!Files.isRegularFile(file)) {
      throw new ModelException(
          "there is no model file \""
              + name
              + "\"; put it into the directory"
              + " of models of the functions (FOLLOWSPOT_MODELS)");
    }
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      options.setIntraOpNumThreads(1);
      options.setInterOpNumThreads(1);
      options.setExecutionMode(OrtSession.SessionOptions.ExecutionMode.SEQUENTIAL);
      options.setDeterministicCompute(true);
      OrtSession session = OrtEnvironment.getEnvironment().createSession(file.toString(), options);
      return checked(name, session);
    } catch (OrtException e) {
      throw broken(name, e);
    }
  }

  private static OnnxModel checked(String name, OrtSession session)
      throws ModelException, OrtException {
    boolean fits = false;
    try {
      Map.Entry<String, NodeInfo> first = session.getInputInfo().entrySet().iterator().next();
      if (session.getNumInputs() != 1
          || !(first.getValue().getInfo() instanceof TensorInfo tensor)
          || tensor.type != OnnxJavaType.FLOAT
          || !isPicture(tensor.getShape())) {
        throw new ModelException(
            "the model \""
                + name
                + "\" does not have one picture of floats as input, 1 x 3 x height x"
                + " width with fixed sides");
      }
      OnnxModel model = new OnnxModel(name, session, first.getKey(), tensor.getShape());
      model.run(new float[CHANNELS * model.widthPx * model.heightPx]);
      fits = true;
      return model;
    } finally {
      if (!fits) {
        session.close();
      }
    }
  }

  private static boolean isPicture(long[] shape) {
    return shape.length == 4
        && (shape[0] == 1 || shape[0] == -1)
        && shape[1] == CHANNELS
        && Arrays.stream(shape, 2, 4).allMatch(side -> side > 0 && side <= MAX_SIDE_PX);
  }

  String name() {
    return name;
  }

  int widthPx() {
    return widthPx;
  }

  int heightPx() {
    return heightPx;
  }

  /**
   * Runs the network.
   *
   * @param pixels three planes of {@link #heightPx} rows
   * @throws ModelException if the network fails
   */
  Output run(float[] pixels) throws ModelException {
    long[] shape = {1, CHANNELS, heightPx, widthPx};
    try (OnnxTensor tensor =
            OnnxTensor.createTensor(
                OrtEnvironment.getEnvironment(), FloatBuffer.wrap(pixels), shape);
        OrtSession.Result result = session.run(Map.of(input, tensor))) {
      if (!(result.get(0) instanceof OnnxTensor out) || out.getInfo().type != OnnxJavaType.FLOAT) {
        throw new ModelException("the model \"" + name + "\" does not output floats");
      }
      FloatBuffer values = out.getFloatBuffer();
      float[] copy = new float[values.remaining()];
      values.get(copy);
      return new Output(out.getInfo().getShape(), copy);
    } catch (OrtException e) {
      throw broken(name, e);
    }
  }

  /** ONNX Runtime's messages contain paths of the machine: only their first words are reported. */
  private static ModelException broken(String name, OrtException e) {
    return new ModelException(
        "the model \"" + name + "\" cannot be run (" + e.getCode() + "); replace the file");
  }

  @Override
  public void close() {
    try {
      session.close();
    } catch (OrtException e) {
      throw new IllegalStateException("cannot close the model " + name, e);
    }
  }
}
