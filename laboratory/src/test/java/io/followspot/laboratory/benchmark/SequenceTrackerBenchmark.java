package io.followspot.laboratory.benchmark;

import io.followspot.laboratory.evaluation.MotData;
import io.followspot.laboratory.evaluation.MotRow;
import io.followspot.laboratory.evaluation.TrackerRun;
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

/** Frames a second on real sequences, from the first frame to the last, as peers are timed. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class SequenceTrackerBenchmark {
  @Param({"PETS09-S2L1", "TUD-Campus", "MOT16-09"})
  private String sequence = "";

  @Param({"det", "det_yoloxnano"})
  private String detections = "";

  private List<FrameDetections> frames = List.of();
  private Tracker tracker = new Tracker(TrackerConfig.DEFAULT);
  private int next;

  /** Reads the sequence; fails, and is passed over, where the data is not here. */
  @Setup(Level.Trial)
  public void read() {
    List<MotRow> rows =
        MotRow.parse(MotData.lines("mot/" + sequence + "/det/" + detections + ".txt"));
    frames = TrackerRun.frames(MotData.sequence(sequence), rows, 0.5);
    next = frames.size();
  }

  /** One frame. */
  @Benchmark
  public List<Observation> track() {
    if (next == frames.size()) {
      tracker = new Tracker(TrackerConfig.DEFAULT);
      next = 0;
    }
    return tracker.track(frames.get(next++));
  }
}
