package io.followspot.ingest.nvidia;

import com.google.protobuf.Timestamp;
import io.followspot.protos.Ids;
import io.followspot.protos.v1.Box;
import io.followspot.protos.v1.Detection;
import io.followspot.protos.v1.Detections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Frames of sensors as detections of cameras, one stream for each. The ids of the sender's tracker
 * are left out: tracks are found anew. For one thread.
 */
public final class NvDetections {
  private static final long US_PER_S = 1_000_000;
  private static final int NS_PER_US = 1_000;

  private final Map<String, String> cameras;
  private final int widthPx;
  private final int heightPx;
  private final long beganAtUs;
  private final boolean isShifted;
  private final Map<String, Stream> streams = new HashMap<>();
  private long shiftUs;

  private static final class Stream {
    private long sequence;
    private long latestUs = Long.MIN_VALUE;
  }

  /**
   * Begins the streams.
   *
   * @param cameras the camera's id by the sensor's; sensors that it lacks are cameras of their own
   *     names
   * @param widthPx of the frames as analysed, which {@code nv.Frame} does not tell
   * @param heightPx as widthPx
   * @param beganAtUs now, in microseconds since 1970
   * @param isShifted whether the first frame counts as captured now, and all others accordingly
   */
  public NvDetections(
      Map<String, String> cameras, int widthPx, int heightPx, long beganAtUs, boolean isShifted) {
    this.cameras = Map.copyOf(cameras);
    this.widthPx = widthPx;
    this.heightPx = heightPx;
    this.beganAtUs = beganAtUs;
    this.isShifted = isShifted;
  }

  /**
   * The camera of a frame.
   *
   * @throws NvFrameException if the sensor's name cannot be a camera's
   */
  public String cameraId(Nv.Frame frame) throws NvFrameException {
    String sensor = frame.getSensorId();
    String camera = cameras.getOrDefault(sensor, sensor);
    if (!Ids.isName(camera)) {
      throw new NvFrameException(
          "is of the sensor \"" + sensor + "\", which is no camera id (" + Ids.NAME_RULE + ")");
    }
    return camera;
  }

  /**
   * The detections of a frame, the next of its camera's stream.
   *
   * @throws NvFrameException if the frame is of no camera, has no time, or is not later than the
   *     one before
   */
  public Detections next(Nv.Frame frame) throws NvFrameException {
    String camera = cameraId(frame);
    if (!frame.hasTimestamp()) {
      throw new NvFrameException("has no timestamp");
    }
    Timestamp at = frame.getTimestamp();
    long sentUs = at.getSeconds() * US_PER_S + at.getNanos() / NS_PER_US;
    if (streams.isEmpty() && isShifted) {
      shiftUs = beganAtUs - sentUs;
    }
    Stream stream = streams.computeIfAbsent(camera, it -> new Stream());
    long atUs = sentUs + shiftUs;
    if (atUs <= stream.latestUs) {
      throw new NvFrameException("is not later than the one before of " + camera);
    }
    stream.latestUs = atUs;
    Detections.Builder detections = begin(camera, stream, atUs);
    frame.getObjectsList().forEach(it -> detections.addDetections(detection(it)));
    return detections.build();
  }

  /** The ends of all streams. */
  public List<Detections> ends() {
    return streams.entrySet().stream()
        .map(
            it ->
                begin(it.getKey(), it.getValue(), it.getValue().latestUs + 1)
                    .setEndOfStream(true)
                    .build())
        .toList();
  }

  private Detections.Builder begin(String camera, Stream stream, long atUs) {
    return Detections.newBuilder()
        .setCameraId(camera)
        .setStreamId(beganAtUs)
        .setSequence(stream.sequence++)
        .setCapturedAtUs(atUs)
        .setFrameWidthPx(widthPx)
        .setFrameHeightPx(heightPx);
  }

  private static Detection detection(Nv.Object object) {
    Nv.Bbox box = object.getBbox();
    return Detection.newBuilder()
        .setBox(
            Box.newBuilder()
                .setLeftPx(box.getLeftX())
                .setTopPx(box.getTopY())
                .setWidthPx(box.getRightX() - box.getLeftX())
                .setHeightPx(box.getBottomY() - box.getTopY()))
        .setScore(object.getConfidence())
        .setLabel(object.getType().toLowerCase(Locale.ROOT))
        .build();
  }
}
