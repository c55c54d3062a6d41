package io.followspot.checks.system;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.followspot.functions.BareLoop;
import io.followspot.functions.Outgoing;
import io.followspot.functions.camera.VisionShelf;
import io.followspot.kafka.Isolation;
import io.followspot.kafka.KafkaConnection;
import io.followspot.kafka.TopicReader;
import io.followspot.protos.Topics;
import io.followspot.protos.v1.CameraRegistration;
import io.followspot.protos.v1.Frame;
import io.followspot.protos.v1.TrackEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a camera's tracks tell if nothing goes wrong: the reducers alone over the registrations and
 * frames that Kafka holds, with neither Stateful Functions nor Flink.
 */
public final class Undisturbed {
  private final BareLoop loop;
  private final Map<String, List<ByteString>> tracks = new TreeMap<>();

  private Undisturbed(BareLoop loop) {
    this.loop = loop;
  }

  /** The bytes of every track's events, in order. */
  public static Map<String, List<ByteString>> events(KafkaConnection kafka, String cameraId) {
    try (VisionShelf vision = new VisionShelf()) {
      Undisturbed run = new Undisturbed(new BareLoop(cameraId, vision));
      TopicReader.readToEnd(
          kafka,
          Topics.CAMERAS,
          Isolation.COMMITTED,
          entry -> {
            if (cameraId.equals(entry.key())) {
              run.keep(run.loop.onRegistration(registration(entry.value())));
            }
          });
      TopicReader.readToEnd(
          kafka,
          Topics.FRAMES,
          Isolation.COMMITTED,
          entry -> {
            if (cameraId.equals(entry.key())) {
              run.keep(run.loop.onFrame(frame(entry.value())));
            }
          });
      return run.tracks;
    }
  }

  /** The bytes of every track's events as they were committed, in order. */
  public static Map<String, List<ByteString>> committed(KafkaConnection kafka, String cameraId) {
    Map<String, List<ByteString>> tracks = new TreeMap<>();
    TopicReader.readToEnd(
        kafka,
        Topics.TRACK_EVENTS,
        Isolation.COMMITTED,
        entry -> {
          if (cameraId.equals(entry.key())) {
            add(tracks, ByteString.copyFrom(entry.value()));
          }
        });
    return tracks;
  }

  private void keep(List<Outgoing.ToTopic> records) {
    for (Outgoing.ToTopic record : records) {
      if (record.topic().equals(Topics.TRACK_EVENTS)) {
        add(tracks, record.message().toByteString());
      }
    }
  }

  private static void add(Map<String, List<ByteString>> tracks, ByteString event) {
    try {
      String trackId = TrackEvent.parseFrom(event).getTrack().getTrackId();
      tracks.computeIfAbsent(trackId, id -> new ArrayList<>()).add(event);
    } catch (InvalidProtocolBufferException e) {
      throw new AssertionError("no track event", e);
    }
  }

  private static CameraRegistration registration(byte[] value) {
    try {
      return CameraRegistration.parseFrom(value);
    } catch (InvalidProtocolBufferException e) {
      throw new AssertionError("no registration", e);
    }
  }

  private static Frame frame(byte[] value) {
    try {
      return Frame.parseFrom(value);
    } catch (InvalidProtocolBufferException e) {
      throw new AssertionError("no frame", e);
    }
  }
}
