package io.followspot.vision.benchmark;

import io.followspot.tracking.geometry.Affine;
import io.followspot.vision.motion.PhaseMotion;
import io.followspot.vision.motion.Plane;
import io.followspot.vision.motion.SparseMotion;
import io.followspot.vision.motion.Texture;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Motion estimation at 320 x 180, one thread. */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(1)
public class MotionBenchmark {
  private final Plane from = new Texture(1).seen(320, 180, Affine.IDENTITY, 3);
  private final Plane to = new Texture(1).seen(320, 180, Affine.translation(2.3, -1.7), 3);
  private final SparseMotion sparse = new SparseMotion();
  private final PhaseMotion phase = new PhaseMotion();

  /** Corners, Lucas-Kanade, RANSAC. */
  @Benchmark
  public Optional<Affine> sparse() {
    return sparse.estimate(from, to, Affine.IDENTITY);
  }

  /** Phase correlation. */
  @Benchmark
  public Optional<Affine> phase() {
    return phase.estimate(from, to, Affine.IDENTITY);
  }
}
