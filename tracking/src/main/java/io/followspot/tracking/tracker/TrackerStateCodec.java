package io.followspot.tracking.tracker;

import io.followspot.tracking.motion.BoxFilter;
import io.followspot.tracking.motion.MotionScale;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * The tracker's state as bytes, big-endian: a version, the clock and the number of the next track,
 * the detector's statistics, the labels in use, then the tracks in order of creation. Counts and
 * times are small differences in 7-bit groups. A track needs about 140 bytes without appearance and
 * at most 96 more with it.
 */
final class TrackerStateCodec {
  private static final byte VERSION = 3;

  /** The version before: a count of evidence, no detector statistics and no motion scale. */
  private static final byte EVIDENCE_VERSION = 2;

  /** A byte holds a status in its lowest three bits, four of a score class, and the last one. */
  private static final int STATUSES = 0x8;

  private static final int OVERLAPPING = 0x80;

  /** Bytes of the longest count. */
  private static final int MAX_VARINT = 9;

  /** Version, time of the latest frame, detector, next ordinal, number of labels and tracks. */
  private static final int HEADER_BYTES = 1 + 8 + DetectorProfile.BYTES + 3 * MAX_VARINT;

  /** Status and birth, existence, confidence, distance, six places, the motion's scale. */
  private static final int FIXED_BYTES = 1 + 2 + 4 + 8 + 6 * 4 + MotionScale.BYTES;

  /** Fixed part, nine counts, filter, appearance. */
  private static final int MAX_TRACK_BYTES =
      FIXED_BYTES + 9 * MAX_VARINT + BoxFilter.BYTES + 1 + Appearance.MAX_LENGTH;

  /**
   * Bytes of the nine counts of a track that exists for no longer than 50 days at 30 frames a
   * second: ordinal 5 (34 bits), hits and age 4 each, misses 4, time since the last detection 5 (a
   * lost track ends after ten minutes at most), life and rest 6 each (42 bits of microseconds),
   * label 2, its lead 3 (bounded).
   */
  private static final int COUNT_BYTES = 5 + 4 + 4 + 4 + 5 + 6 + 6 + 2 + 3;

  /** Bytes of a track at most, without its label; one that exists longer needs a few more. */
  static final int TRACK_BYTES =
      FIXED_BYTES + COUNT_BYTES + BoxFilter.BYTES + 1 + Appearance.MAX_LENGTH;

  private TrackerStateCodec() {}

  static byte[] write(TrackerState state) {
    List<String> labels = state.tracks.stream().map(t -> t.label).distinct().sorted().toList();
    List<byte[]> encoded =
        labels.stream().map(label -> label.getBytes(StandardCharsets.UTF_8)).toList();
    int most = HEADER_BYTES + state.tracks.size() * MAX_TRACK_BYTES;
    for (byte[] label : encoded) {
      most += MAX_VARINT + label.length;
    }
    ByteBuffer out = ByteBuffer.allocate(most);
    out.put(VERSION).putLong(state.capturedAtUs);
    state.profile.write(out);
    putCount(out, state.nextOrdinal);
    putCount(out, labels.size());
    for (byte[] label : encoded) {
      putCount(out, label.length);
      out.put(label);
    }
    putCount(out, state.tracks.size());
    for (Track t : state.tracks) {
      int label = Collections.binarySearch(labels, t.label);
      writeTrack(out, t, label, state.capturedAtUs);
    }
    return Arrays.copyOf(out.array(), out.position());
  }

  private static void writeTrack(ByteBuffer out, Track t, int label, long nowUs) {
    putCount(out, t.ordinal);
    int born = STATUSES * t.scoreClass | (t.bornOverlapping ? OVERLAPPING : 0);
    out.put((byte) (born | t.status.ordinal())).putShort(t.existence);
    putCount(out, t.hits);
    putCount(out, t.age);
    putCount(out, t.misses);
    putCount(out, nowUs - t.lastSeenUs);
    putCount(out, t.lastSeenUs - t.firstSeenUs);
    putCount(out, nowUs - t.restSinceUs);
    putCount(out, label);
    putCount(out, t.labelLead);
    out.putFloat(t.confidence).putDouble(t.distancePx);
    out.putFloat(t.lastX).putFloat(t.lastY);
    out.putFloat(t.wayX).putFloat(t.wayY).putFloat(t.restX).putFloat(t.restY);
    t.filter.write(out);
    t.scale.write(out);
    t.appearance.write(out);
  }

  static TrackerState read(byte[] bytes) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    try {
      byte version = in.get();
      if (version != VERSION && version != EVIDENCE_VERSION) {
        throw unsound("version " + version + " is not " + VERSION);
      }
      long capturedAtUs = in.getLong();
      TrackerState state =
          new TrackerState(version == VERSION ? DetectorProfile.read(in) : new DetectorProfile());
      state.capturedAtUs = capturedAtUs;
      state.nextOrdinal = getCount(in, Long.MAX_VALUE);
      List<String> labels = readLabels(in);
      long count = getCount(in, in.remaining());
      require(count == 0 || state.capturedAtUs >= 0, "time", state.capturedAtUs);
      long previous = 0;
      for (int i = 0; i < count; i++) {
        Track t = readTrack(in, version, labels, state.capturedAtUs);
        require(t.ordinal > previous && t.ordinal < state.nextOrdinal, "ordinal", t.ordinal);
        previous = t.ordinal;
        state.tracks.add(t);
      }
      if (in.hasRemaining()) {
        throw unsound(in.remaining() + " bytes too many");
      }
      return state;
    } catch (BufferUnderflowException e) {
      throw new IllegalArgumentException("tracker state is cut off: " + bytes.length + " bytes", e);
    }
  }

  private static List<String> readLabels(ByteBuffer in) {
    long count = getCount(in, in.remaining());
    List<String> labels = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      byte[] label = new byte[(int) getCount(in, in.remaining())];
      in.get(label);
      labels.add(new String(label, StandardCharsets.UTF_8));
    }
    return labels;
  }

  private static Track readTrack(ByteBuffer in, byte version, List<String> labels, long nowUs) {
    long ordinal = getCount(in, Long.MAX_VALUE);
    int born = in.get() & 0xFF;
    int status = born % STATUSES;
    int scoreClass = born % OVERLAPPING / STATUSES;
    require(status < TrackStatus.ENDED.ordinal(), "status", status);
    require(scoreClass < DetectorProfile.SCORE_CLASSES, "score class", scoreClass);
    // An older version counted detections minus misses, each about one unit of log-odds.
    short existence =
        version == VERSION ? Existence.checked(in.getShort()) : Existence.steps(in.get());
    long hits = getCount(in, Long.MAX_VALUE);
    if (hits <= 0) {
      throw unsound("no hits");
    }
    long age = getCount(in, Long.MAX_VALUE);
    long misses = getCount(in, Integer.MAX_VALUE);
    long lastSeenUs = nowUs - getCount(in, nowUs);
    long firstSeenUs = lastSeenUs - getCount(in, lastSeenUs);
    long restSinceUs = nowUs - getCount(in, nowUs);
    long label = getCount(in, labels.size() - 1);
    long labelLead = getCount(in, Integer.MAX_VALUE);
    float confidence = in.getFloat();
    require(confidence >= 0 && confidence <= 1, "confidence", confidence);
    double distancePx = in.getDouble();
    require(distancePx >= 0 && distancePx < Double.POSITIVE_INFINITY, "distance", distancePx);
    float[] places = new float[6];
    for (int i = 0; i < places.length; i++) {
      places[i] = in.getFloat();
      require(Float.isFinite(places[i]), "place", places[i]);
    }
    BoxFilter filter = BoxFilter.read(in);
    MotionScale scale = version == VERSION ? MotionScale.read(in) : new MotionScale(0, 0);
    Track t = new Track(ordinal, filter, scale, Appearance.read(in), labels.get((int) label));
    t.status = TrackStatus.values()[status];
    t.existence = existence;
    t.scoreClass = scoreClass;
    t.bornOverlapping = born >= OVERLAPPING;
    t.hits = hits;
    t.age = age;
    t.misses = (int) misses;
    t.firstSeenUs = firstSeenUs;
    t.lastSeenUs = lastSeenUs;
    t.restSinceUs = restSinceUs;
    t.confidence = confidence;
    t.distancePx = distancePx;
    t.labelLead = (int) labelLead;
    t.lastX = places[0];
    t.lastY = places[1];
    t.wayX = places[2];
    t.wayY = places[3];
    t.restX = places[4];
    t.restY = places[5];
    return t;
  }

  /** Seven bits a byte, the lowest first; the top bit marks that more follow. */
  private static void putCount(ByteBuffer out, long count) {
    long rest = count;
    while (rest >= 0x80) {
      out.put((byte) (rest | 0x80));
      rest >>>= 7;
    }
    out.put((byte) rest);
  }

  private static long getCount(ByteBuffer in, long max) {
    long count = 0;
    for (int shift = 0; shift < 63; shift += 7) {
      byte b = in.get();
      count |= (b & 0x7FL) << shift;
      if (b >= 0) {
        if (count > max) {
          throw unsound("count " + count + " is above " + max);
        }
        return count;
      }
    }
    throw new IllegalArgumentException("tracker state is not sound: a count does not end");
  }

  // The text is made only for a state that is not sound: it costs more than reading the number.
  private static void require(boolean sound, String what, long value) {
    if (!sound) {
      throw unsound(what + " " + value);
    }
  }

  private static void require(boolean sound, String what, float value) {
    if (!sound) {
      throw unsound(what + " " + value);
    }
  }

  private static void require(boolean sound, String what, double value) {
    if (!sound) {
      throw unsound(what + " " + value);
    }
  }

  private static IllegalArgumentException unsound(String what) {
    return new IllegalArgumentException("tracker state is not sound: " + what);
  }
}
