package io.followspot.vision.onnx;

import io.followspot.tracking.geometry.Box;
import io.followspot.tracking.tracker.Detection;
import io.followspot.vision.FrameRefusedException;
import io.followspot.vision.decode.ColourFrame;
import io.followspot.vision.decode.FrameLimits;
import io.followspot.vision.decode.JpegHeader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Determines the output format of an unknown detector: runs it on a picture with each head that its
 * output's shape allows. Several heads share a shape, so the detections decide: with a wrong head
 * boxes are tiny or as large as the picture, and scores are low.
 */
public final class ModelProbe {
  /** A box that covers more of both sides of the frame is not counted as evidence. */
  private static final double WHOLE_FRAME = 0.95;

  /** A box of which a side is a smaller part of the frame's longer side is not counted either. */
  private static final double SPECK = 0.01;

  private ModelProbe() {}

  /**
   * The result of a probe.
   *
   * @param widthPx of its input
   * @param heightPx of its input
   * @param shape of its output
   * @param fits the heads that fit the shape, the likeliest first
   */
  @SuppressWarnings("ArrayRecordComponent") // made once for a report
  public record Report(int widthPx, int heightPx, long[] shape, List<HeadFit> fits) {}

  /**
   * One head whose shape fits.
   *
   * @param head how the output is read
   * @param classes number of the model's classes with it; -1 where the shape does not determine it
   * @param detections found in the picture; empty without a picture
   * @param evidence sum of the scores of plausible detections
   */
  public record HeadFit(ModelHead head, int classes, List<Detection> detections, double evidence) {}

  /**
   * Probes a model.
   *
   * @param file of the model, whose name must be a model's
   * @param names of the classes of a network that has as many
   * @param jpeg a picture that shows objects of the model's classes; empty to check shapes only
   * @throws ModelException if it is not a network with one picture as input
   * @throws FrameRefusedException if the picture cannot be decoded
   */
  public static Report of(Path file, List<String> names, byte @Nullable [] jpeg)
      throws ModelException, FrameRefusedException {
    Path absolute = file.toAbsolutePath().normalize();
    Path directory = absolute.getParent();
    if (directory == null) {
      throw new ModelException(file + " is not a file in a directory");
    }
    String name = String.valueOf(absolute.getFileName());
    int width;
    int height;
    long[] shape;
    try (OnnxModel model = OnnxModel.open(directory, name)) {
      width = model.widthPx();
      height = model.heightPx();
      shape = model.run(new float[3 * width * height]).shape();
    }
    List<HeadFit> fits = new ArrayList<>();
    for (ModelHead head : ModelHead.values()) {
      int classes = classes(head, shape);
      if (classes == 0) {
        continue;
      }
      try (OnnxDetector detector =
          OnnxDetector.open(directory, config(name, names, head, classes))) {
        List<Detection> found = jpeg == null ? List.of() : detect(detector, jpeg);
        fits.add(new HeadFit(head, classes, found, evidence(found, jpeg)));
      } catch (ModelException e) {
        // Not this head: its grid does not fit, or it gives class numbers out of range.
        continue;
      }
    }
    fits.sort(Comparator.comparingDouble((HeadFit fit) -> -fit.evidence()));
    return new Report(width, height, shape, fits);
  }

  private static List<Detection> detect(OnnxDetector detector, byte[] jpeg)
      throws ModelException, FrameRefusedException {
    try (ColourFrame frame =
        ColourFrame.decode(jpeg, JpegHeader.parse(jpeg, FrameLimits.DEFAULT))) {
      return detector.detect(frame);
    }
  }

  private static ModelConfig config(String name, List<String> names, ModelHead head, int classes) {
    boolean named = classes == names.size() || classes < 0;
    return ModelConfig.of(name, List.of("person"))
        .withHead(head)
        .withClasses(
            named ? names : IntStream.range(0, classes).mapToObj(i -> "class-" + i).toList());
  }

  /** How many classes a table of this shape has under a head; 0 if it is not the head's. */
  private static int classes(ModelHead head, long[] shape) {
    if (shape.length != 3 || shape[0] != 1) {
      return 0;
    }
    if (head == ModelHead.END_TO_END) {
      return shape[2] == head.firstClass() ? -1 : 0;
    }
    long fields = shape[head.inRows() ? 2 : 1];
    long candidates = shape[head.inRows() ? 1 : 2];
    // Far more fields than candidates: the table is transposed.
    return 2 * candidates < fields ? 0 : (int) Math.max(0, fields - head.firstClass());
  }

  private static double evidence(List<Detection> detections, byte @Nullable [] jpeg)
      throws FrameRefusedException {
    if (jpeg == null) {
      return 0;
    }
    JpegHeader header = JpegHeader.parse(jpeg, FrameLimits.DEFAULT);
    return detections.stream()
        .filter(d -> isPlausible(d.box(), header))
        .mapToDouble(Detection::score)
        .sum();
  }

  private static boolean isPlausible(Box box, JpegHeader header) {
    double shortest = SPECK * Math.max(header.widthPx(), header.heightPx());
    boolean wholeFrame =
        box.widthPx() > WHOLE_FRAME * header.widthPx()
            && box.heightPx() > WHOLE_FRAME * header.heightPx();
    return !wholeFrame && Math.min(box.widthPx(), box.heightPx()) >= shortest;
  }
}
