package io.followspot.metrics;

import java.util.List;
import java.util.Locale;

/**
 * The metrics of Followspot's processes, by the conventions of Prometheus: base units, {@code
 * _total} for counters. No label contains what grows without bound, such as a track id; {@code
 * camera} grows with the registered cameras.
 *
 * <p>{@code docs/metrics.md} and the dashboard are generated from this list; see
 * MetricsReferenceTest.
 */
public enum Metric {
  FRAMES_RECEIVED_TOTAL(
      Source.FUNCTIONS,
      Type.COUNTER,
      "Frames and detections that reached the functions, retries after a failure included."),
  FRAMES_PROCESSED_TOTAL(Source.FUNCTIONS, Type.COUNTER, "Frames that were tracked."),
  FRAMES_DUPLICATE_TOTAL(Source.FUNCTIONS, Type.COUNTER, "Frames that had been processed before."),
  FRAMES_LATE_TOTAL(
      Source.FUNCTIONS, Type.COUNTER, "Frames that came after a later one of their stream."),
  FRAMES_REJECTED_TOTAL(
      Source.FUNCTIONS, Type.COUNTER, "Frames that could not be used, by reason.", "reason"),
  CAMERA_LAG_SECONDS(
      Source.FUNCTIONS,
      Type.GAUGE,
      "Time from a camera's capture of its latest frame to the end of its processing; of cameras"
          + " whose latest frame this process handled within the last minute.",
      "camera"),
  TRACK_EVENTS_TOTAL(
      Source.FUNCTIONS,
      Type.COUNTER,
      "Track events that the functions sent, by type, retries after a failure included.",
      "type"),
  DECODE_SECONDS(Source.FUNCTIONS, Type.HISTOGRAM, "Time to decode a picture."),
  VISION_SECONDS(
      Source.FUNCTIONS,
      Type.HISTOGRAM,
      "Time to find the objects of a picture, decoding included."),
  FUNCTION_FAILURES_TOTAL(
      Source.FUNCTIONS,
      Type.COUNTER,
      "Messages that a function failed on by an error of its own; each became a rejection.",
      "function"),

  IN_FLIGHT_BYTES(Source.ENGINE, Type.GAUGE, "Bytes of messages in flight to the functions."),
  CHECKPOINT_AGE_SECONDS(
      Source.ENGINE,
      Type.GAUGE,
      "Time since the last completed checkpoint, or since the job is known if there is none."),
  CHECKPOINT_SIZE_BYTES(Source.ENGINE, Type.GAUGE, "Size of the last completed checkpoint."),
  CHECKPOINT_DURATION_SECONDS(
      Source.ENGINE, Type.GAUGE, "Duration of the last completed checkpoint."),
  CHECKPOINTS_COMPLETED_TOTAL(
      Source.ENGINE,
      Type.COUNTER,
      "Completed checkpoints of the job since this process started it."),
  CHECKPOINTS_FAILED_TOTAL(
      Source.ENGINE, Type.COUNTER, "Failed checkpoints of the job since this process started it."),
  JOB_RESTARTS_TOTAL(
      Source.ENGINE, Type.COUNTER, "Restarts of the job since this process started it."),

  CAPTURE_TO_POSITION_SECONDS(
      Source.GATEWAY,
      Type.HISTOGRAM,
      "Time from a frame's capture until the gateway read a track's live position in it."),
  CAPTURE_TO_COMMITTED_SECONDS(
      Source.GATEWAY,
      Type.HISTOGRAM,
      "Time from a frame's capture until the gateway read a committed track event about it."),
  CAMERA_LAST_FRAME_TIMESTAMP_SECONDS(
      Source.GATEWAY,
      Type.GAUGE,
      "Capture time of a camera's latest frame that its committed events tell of, in seconds since"
          + " 1970; at most 5 s of capture time and a checkpoint old while the camera streams."
          + " Absent for cameras that sent nothing yet.",
      "camera"),
  CAMERAS(Source.GATEWAY, Type.GAUGE, "Registered cameras."),
  TRACKS(
      Source.GATEWAY,
      Type.GAUGE,
      "Tracks in the history store that have not ended, by status; read every 15 s at most.",
      "status"),
  INPUT_LAG_RECORDS(
      Source.GATEWAY, Type.GAUGE, "Records that wait in Kafka for the engine, by topic.", "topic"),
  PROJECTION_LAG_RECORDS(
      Source.GATEWAY, Type.GAUGE, "Committed events that are not in the history store yet."),
  PROJECTION_LAG_SECONDS(
      Source.GATEWAY, Type.GAUGE, "Time since the history store contained all committed events."),
  PROJECTION_SKIPPED_RECORDS(
      Source.GATEWAY,
      Type.GAUGE,
      "Records that the history store left out because no database accepts them."),
  HTTP_REQUESTS_TOTAL(
      Source.GATEWAY,
      Type.COUNTER,
      "Answered requests by route and status; other stands for every unknown path.",
      "route",
      "status"),
  HTTP_REQUEST_DURATION_SECONDS(
      Source.GATEWAY, Type.HISTOGRAM, "Time to answer a request, streams apart.", "route"),
  STREAMS_OPEN(Source.GATEWAY, Type.GAUGE, "Open streams of events and pictures."),
  CONNECTIONS_OPEN(Source.GATEWAY, Type.GAUGE, "Open connections of clients."),
  STORE_SIZE_BYTES(
      Source.GATEWAY,
      Type.GAUGE,
      "Size of the history store's database; read every minute at most."),
  DISK_FREE_BYTES(
      Source.GATEWAY, Type.GAUGE, "Free space on the disk of the gateway's data directory."),
  PART_UP(
      Source.GATEWAY,
      Type.GAUGE,
      "Whether a part works, as /readyz tells: kafka, processing, disk, history.",
      "part"),

  PUBLISHED_FRAMES_TOTAL(
      Source.PUBLISHER, Type.COUNTER, "Frames that a publisher handed to Kafka.", "camera"),
  PUBLISHER_WAITING(
      Source.PUBLISHER,
      Type.GAUGE,
      "Whether a publisher waits for brokers that take no frames.",
      "camera"),
  UNREADABLE_PICTURES_TOTAL(
      Source.PUBLISHER, Type.COUNTER, "Pictures of a source that could not be read.", "camera"),
  SOURCE_LOST_TOTAL(Source.PUBLISHER, Type.COUNTER, "How often a live source broke off.", "camera");

  /** The process that has a metric. */
  public enum Source {
    /** The functions, as a process of their own or within the engine. */
    FUNCTIONS,
    /** The engine; checkpoints are the JobManager's, bytes the TaskManagers'. */
    ENGINE,
    /** The gateway. */
    GATEWAY,
    /** A running {@code ./followspot publish}. */
    PUBLISHER
  }

  /** The type of a metric, as Prometheus has it. */
  public enum Type {
    /** Only grows, until the process ends. */
    COUNTER,
    /** A value of the moment. */
    GAUGE,
    /** Numbers of observations by size. */
    HISTOGRAM
  }

  private static final String PREFIX = "followspot_";

  private final Source source;
  private final Type type;
  private final String help;
  private final List<String> labels;

  Metric(Source source, Type type, String help, String... labels) {
    this.source = source;
    this.type = type;
    this.help = help;
    this.labels = List.of(labels);
  }

  /** The name, as {@code followspot_frames_received_total}. */
  public String metricName() {
    return PREFIX + name().toLowerCase(Locale.ROOT);
  }

  /** The process that has it. */
  public Source source() {
    return source;
  }

  /** Its type. */
  public Type type() {
    return type;
  }

  /** What it measures. */
  public String help() {
    return help;
  }

  /** The names of its labels. */
  public List<String> labels() {
    return labels;
  }

  String[] labelNames() {
    return labels.toArray(String[]::new);
  }
}
