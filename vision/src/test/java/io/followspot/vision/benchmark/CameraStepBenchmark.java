package io.followspot.vision.benchmark;

import io.followspot.simulation.scene.Scene;
import io.followspot.simulation.scene.SceneConfig;
import io.followspot.simulation.scene.SceneRenderer;
import io.followspot.simulation.scene.Stage;
import io.followspot.tracking.tracker.FrameDetections;
import io.followspot.tracking.tracker.Observation;
import io.followspot.tracking.tracker.Tracker;
import io.followspot.tracking.tracker.TrackerConfig;
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
import org.openjdk.jmh.infra.BenchmarkParams;

/**
 * From JPEG bytes to observations and the next state, one thread, as a camera function goes: the
 * tracks' boxes are handed to the vision of the next frame. A street is filmed, forth and back, by
 * a fixed camera, and for compensation a moving one. On a busy machine see p0.50, and compare with
 * {@link #decodeByOpenCv}.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 4, time = 1)
@Fork(1)
public class CameraStepBenchmark {
  private static final int FRAMES = 48;
  private static final int FRAMES_PER_SECOND = 15;

  @Param({"720", "1080"})
  private int height;

  private final FrameDecoder decoder = new FrameDecoder();
  private byte[][] still = {};
  private byte[][] swaying = {};
  private Camera camera = new Camera(CompensationMode.OFF);
  private int next;

  /** What a camera function remembers. */
  private static final class Camera {
    private final CameraVision vision;
    private final Tracker tracker = new Tracker(TrackerConfig.DEFAULT);
    private byte[] state = {};
    private long atUs;

    Camera(CompensationMode mode) {
      vision = new CameraVision(VisionConfig.DEFAULT.withCompensation(mode));
    }

    List<Observation> take(byte[] jpeg) throws FrameRefusedException {
      atUs += 1_000_000 / FRAMES_PER_SECOND;
      VisionStep step = vision.step(jpeg, state, tracker.expectedBoxes(atUs));
      state = step.state();
      return tracker.track(
          new FrameDetections(
              atUs, step.widthPx(), step.heightPx(), step.detections(), step.cameraMotion()));
    }
  }

  /** Films a street; swaying means by two thousandths of the height. */
  @Setup(Level.Trial)
  public void film(BenchmarkParams run) {
    OpenCv.ready();
    still = film(0);
    swaying = film(height / 500.0);
    String name = run.getBenchmark();
    camera =
        new Camera(
            name.endsWith("Affine")
                ? CompensationMode.AFFINE
                : name.endsWith("Phase") ? CompensationMode.PHASE : CompensationMode.OFF);
    System.out.printf("%d p: %d bytes a frame%n", height, still[0].length);
  }

  private byte[][] film(double shakePx) {
    SceneConfig config =
        new SceneConfig(5, Stage.STREET, height * 16 / 9, height, FRAMES_PER_SECOND, shakePx, 0);
    SceneRenderer renderer = new SceneRenderer(Scene.endless(config));
    byte[][] jpegs = new byte[FRAMES][];
    for (int i = 0; i < FRAMES; i++) {
      jpegs[i] = renderer.jpeg(100 + i);
    }
    return jpegs;
  }

  /** Forth and back, without jumps. */
  private byte[] of(byte[][] film) {
    int at = next++ % (2 * FRAMES - 2);
    return film[at < FRAMES ? at : 2 * FRAMES - 2 - at];
  }

  /** The JPEG alone. */
  @Benchmark
  public Picture decode() throws FrameRefusedException {
    byte[] jpeg = of(still);
    JpegHeader header = JpegHeader.parse(jpeg, FrameLimits.DEFAULT);
    Geometry geometry = Geometry.of(header.widthPx(), header.heightPx(), 180);
    return decoder.decode(jpeg, header, geometry);
  }

  /**
   * A reference, to distinguish a slow machine from slow code: OpenCV's own decoder at a quarter of
   * the size, in colour, and nothing else.
   */
  @Benchmark
  public long decodeByOpenCv() {
    Mat bytes = new MatOfByte(of(still));
    Mat picture = Imgcodecs.imdecode(bytes, Imgcodecs.IMREAD_REDUCED_COLOR_4);
    long pixels = picture.total();
    picture.release();
    bytes.release();
    return pixels;
  }

  /** The whole step. */
  @Benchmark
  public List<Observation> step() throws FrameRefusedException {
    return camera.take(of(still));
  }

  /** The whole step of a camera that sways, its motion unknown. */
  @Benchmark
  public List<Observation> stepSwaying() throws FrameRefusedException {
    return camera.take(of(swaying));
  }

  /** The whole step, the camera's motion found by corners. */
  @Benchmark
  public List<Observation> stepSwayingAffine() throws FrameRefusedException {
    return camera.take(of(swaying));
  }

  /** The whole step, the camera's motion found by phase correlation. */
  @Benchmark
  public List<Observation> stepSwayingPhase() throws FrameRefusedException {
    return camera.take(of(swaying));
  }
}
