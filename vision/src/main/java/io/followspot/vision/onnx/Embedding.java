package io.followspot.vision.onnx;

import io.followspot.tracking.geometry.Box;
import io.followspot.vision.decode.ColourFrame;
import java.nio.file.Path;

/**
 * Describes an object's appearance with a network from a crop to a vector, such as OSNet (Zhou et
 * al. 2019): RGB, normalised by the mean and deviation of ImageNet.
 */
public final class Embedding implements AutoCloseable {
  private static final int MAX_LENGTH = 4096;

  private final OnnxModel model;

  private Embedding(OnnxModel model) {
    this.model = model;
  }

  /**
   * Loads the network.
   *
   * @param directory of models
   * @throws ModelException if it cannot be used
   */
  public static Embedding open(Path directory, String name) throws ModelException {
    OnnxModel model = OnnxModel.open(directory, name);
    int length = model.run(new float[3 * model.widthPx() * model.heightPx()]).values().length;
    if (length < 2 || length > MAX_LENGTH) {
      model.close();
      throw new ModelException(
          "the model \"%s\" outputs %d numbers, which is not a descriptor".formatted(name, length));
    }
    return new Embedding(model);
  }

  /**
   * Describes the contents of the box.
   *
   * @param box in pixels of the frame as captured
   * @return a vector of unit length; empty if the network gives none
   * @throws ModelException if the network fails
   */
  public float[] of(ColourFrame frame, Box box) throws ModelException {
    float[] vector = model.run(frame.crop(box, model.widthPx(), model.heightPx())).values();
    double square = 0;
    for (float v : vector) {
      square += (double) v * v;
    }
    if (!(square > 0) || Double.isInfinite(square)) {
      return new float[0];
    }
    double norm = Math.sqrt(square);
    for (int i = 0; i < vector.length; i++) {
      vector[i] = (float) (vector[i] / norm);
    }
    return vector;
  }

  @Override
  public void close() {
    model.close();
  }
}
