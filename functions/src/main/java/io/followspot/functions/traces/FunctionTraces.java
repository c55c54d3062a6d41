package io.followspot.functions.traces;

import io.followspot.functions.OutgoingMessages;
import io.followspot.functions.camera.CameraStep;
import io.followspot.functions.metrics.VisionTimes;
import io.followspot.functions.track.TrackStep;
import io.followspot.protos.v1.Detections;
import io.followspot.protos.v1.Frame;
import io.followspot.protos.v1.FrameRef;
import io.followspot.protos.v1.Observation;
import io.followspot.protos.v1.Rejection;
import io.followspot.protos.v1.TrackEvent;
import io.followspot.traces.ClockReading;
import io.followspot.traces.Traces;
import io.followspot.traces.Work;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Records what the functions did with sampled frames. Only observes: no result depends on it. Work
 * for other frames is done without reading a clock. Thread-safe.
 */
public final class FunctionTraces {
  private final Traces traces;
  private final Supplier<VisionTimes> vision;

  /**
   * Adds spans to these traces.
   *
   * @param vision the times of the latest vision of the thread that asks
   */
  public FunctionTraces(Traces traces, Supplier<VisionTimes> vision) {
    this.traces = traces;
    this.vision = vision;
  }

  /** Does a camera's work for a picture, and records it if the frame is sampled. */
  public CameraStep frame(Frame frame, Supplier<CameraStep> work) {
    return traces.includes(frame.getTraceParent())
        ? camera(
            FrameRef.newBuilder()
                .setCameraId(frame.getCameraId())
                .setStreamId(frame.getStreamId())
                .setSequence(frame.getSequence())
                .setTraceParent(frame.getTraceParent())
                .build(),
            work)
        : work.get();
  }

  /** Does a camera's work for another detector's output, and records it as {@link #frame} does. */
  public CameraStep detections(Detections detections, Supplier<CameraStep> work) {
    return traces.includes(detections.getTraceParent())
        ? camera(
            FrameRef.newBuilder()
                .setCameraId(detections.getCameraId())
                .setStreamId(detections.getStreamId())
                .setSequence(detections.getSequence())
                .setTraceParent(detections.getTraceParent())
                .build(),
            work)
        : work.get();
  }

  private CameraStep camera(FrameRef frame, Supplier<CameraStep> work) {
    ClockReading began = ClockReading.now();
    CameraStep step = work.get();
    long endedAtNs = System.nanoTime();
    traces.record(
        frame.getTraceParent(),
        new Work(
            "camera",
            began.atNs(),
            began.atNs(endedAtNs),
            Map.of(
                "followspot.camera_id", frame.getCameraId(),
                "followspot.stream_id", Long.toString(frame.getStreamId()),
                "followspot.sequence", Long.toString(frame.getSequence()),
                "followspot.rejected", rejection(step)),
            parts(began, vision.get(), endedAtNs)));
    return step;
  }

  /** Does a track's work for an observation, and records it if the frame is sampled. */
  public TrackStep track(Observation observation, Supplier<TrackStep> work) {
    String traceParent = observation.getFrame().getTraceParent();
    if (!traces.includes(traceParent)) {
      return work.get();
    }
    ClockReading began = ClockReading.now();
    TrackStep step = work.get();
    traces.record(
        traceParent,
        new Work(
            "track",
            began.atNs(),
            began.atNs(System.nanoTime()),
            Map.of(
                "followspot.camera_id", observation.getCameraId(),
                "followspot.track_id", observation.getTrackId(),
                "followspot.event_ids", eventIds(step)),
            List.of()));
    return step;
  }

  /** A thread's latest vision may be of an earlier frame: of another detector's there is none. */
  private static List<Work> parts(ClockReading began, VisionTimes vision, long endedAtNs) {
    if (vision.beganAtNs() - began.nanoTime() < 0) {
      return List.of();
    }
    long decoded = began.atNs(vision.decodedAtNs());
    long seen = began.atNs(vision.endedAtNs());
    return List.of(
        new Work("decode", began.atNs(vision.beganAtNs()), decoded),
        new Work("vision", decoded, seen),
        new Work("tracking", seen, began.atNs(endedAtNs)));
  }

  private static String rejection(CameraStep step) {
    return messages(step.outgoing())
        .filter(Rejection.class::isInstance)
        .map(it -> ((Rejection) it).getReason())
        .collect(Collectors.joining(" "));
  }

  private static String eventIds(TrackStep step) {
    return messages(step.outgoing())
        .filter(TrackEvent.class::isInstance)
        .map(it -> ((TrackEvent) it).getEventId())
        .collect(Collectors.joining(" "));
  }

  private static Stream<?> messages(List<OutgoingMessages> outgoing) {
    return outgoing.stream()
        .filter(OutgoingMessages.ToTopic.class::isInstance)
        .map(it -> ((OutgoingMessages.ToTopic) it).message());
  }
}
