package io.followspot.tracking.benchmark;

import io.followspot.tracking.tracker.FrameDetections;
import io.followspot.tracking.tracker.Observation;
import io.followspot.tracking.tracker.Tracker;
import io.followspot.tracking.tracker.TrackerConfig;
import java.util.List;
import java.util.concurrent.TimeUnit;
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

/** Microseconds a frame, by the number of people in it; and what saving and restoring costs. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class CrowdBenchmark {
  private static final int FRAMES = 200;

  @Param({"10", "50", "200", "1000"})
  private int people;

  private List<FrameDetections> walk = List.of();
  private Tracker tracker = new Tracker(TrackerConfig.DEFAULT);
  private byte[] state = {};
  private int next;

  /** Makes the frames, and the state after all of them. */
  @Setup(Level.Trial)
  public void prepare() {
    walk = Crowd.walk(people, FRAMES, 1);
    Tracker settled = new Tracker(TrackerConfig.DEFAULT);
    for (FrameDetections frame : walk) {
      settled.track(frame);
    }
    state = settled.save();
    next = FRAMES;
  }

  /** The next frame of a long walk; a new walk begins where one ends. */
  @Benchmark
  public List<Observation> track() {
    if (next == FRAMES) {
      tracker = new Tracker(TrackerConfig.DEFAULT);
      next = 0;
    }
    return tracker.track(walk.get(next++));
  }

  /** As a camera function does between any two frames. */
  @Benchmark
  public byte[] restoreAndSave() {
    return Tracker.restore(TrackerConfig.DEFAULT, state).save();
  }
}
