package io.followspot.vision.benchmark;

import io.followspot.tracking.scene.Place;
import io.followspot.tracking.scene.Scene;
import io.followspot.tracking.scene.SceneConfig;
import io.followspot.tracking.scene.SceneRenderer;
import io.followspot.vision.CameraVision;
import io.followspot.vision.FrameRefusedException;
import io.followspot.vision.VisionConfig;
import io.followspot.vision.VisionStep;
import io.followspot.vision.compensation.CompensationMode;
import io.followspot.vision.decode.FrameDecoder;
import io.followspot.vision.decode.FrameLimits;
import io.followspot.vision.decode.Geometry;
import io.followspot.vision.decode.JpegHeader;
import io.followspot.vision.decode.OpenCv;
import io.followspot.vision.decode.Picture;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.opencv.core.Mat;
import org.opencv.core.MatOfByte;
import org.opencv.imgcodecs.Imgcodecs;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** From JPEG bytes to detections and the next state, one thread; on a busy machine see p0.50. */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 4, time = 1)
@Fork(1)
public class CameraStepBenchmark {
  private static final int FRAMES = 32;

  @Param({"720", "1080"})
  private int height;

  private final byte[][] jpegs = new byte[FRAMES][];
  private final FrameDecoder decoder = new FrameDecoder();
  private final CameraVision off = new CameraVision(VisionConfig.DEFAULT);
  private final CameraVision affine = vision(CompensationMode.AFFINE);
  private final CameraVision phase = vision(CompensationMode.PHASE);
  private byte[] state = {};
  private int next;

  private static CameraVision vision(CompensationMode mode) {
    return new CameraVision(VisionConfig.DEFAULT.withCompensation(mode));
  }

  /** Films a street from a camera that sways by two thousandths of the height. */
  @Setup(Level.Trial)
  public void film() {
    OpenCv.ready();
    SceneConfig config =
        new SceneConfig(5, Place.STREET, height * 16 / 9, height, 15, height / 500.0, 0);
    SceneRenderer renderer = new SceneRenderer(Scene.endless(config));
    for (int i = 0; i < FRAMES; i++) {
      jpegs[i] = renderer.jpeg(100 + i);
    }
    System.out.printf("%d p: %d bytes a frame%n", height, jpegs[0].length);
  }

  /** Without knowledge, as after a start. */
  @Setup(Level.Iteration)
  public void forget() {
    state = new byte[0];
  }

  /** The JPEG alone. */
  @Benchmark
  public Picture decode() throws FrameRefusedException {
    byte[] jpeg = jpegs[next++ % FRAMES];
    JpegHeader header = JpegHeader.parse(jpeg, FrameLimits.DEFAULT);
    Geometry geometry = Geometry.of(header.widthPx(), header.heightPx(), 180);
    return decoder.decode(jpeg, header, geometry);
  }

  /**
   * A yardstick, to tell a slow machine from slow code: OpenCV's own decoder at a quarter of the
   * size, in colour, and nothing else.
   */
  @Benchmark
  public long decodeByOpenCv() {
    Mat bytes = new MatOfByte(jpegs[next++ % FRAMES]);
    Mat picture = Imgcodecs.imdecode(bytes, Imgcodecs.IMREAD_REDUCED_COLOR_4);
    long pixels = picture.total();
    picture.release();
    bytes.release();
    return pixels;
  }

  /** The whole step. */
  @Benchmark
  public VisionStep step() throws FrameRefusedException {
    return step(off);
  }

  /** The whole step, the camera's motion found by corners. */
  @Benchmark
  public VisionStep stepAffine() throws FrameRefusedException {
    return step(affine);
  }

  /** The whole step, the camera's motion found by phase correlation. */
  @Benchmark
  public VisionStep stepPhase() throws FrameRefusedException {
    return step(phase);
  }

  private VisionStep step(CameraVision vision) throws FrameRefusedException {
    VisionStep step = vision.step(jpegs[next++ % FRAMES], state, List.of());
    state = step.state();
    return step;
  }
}
