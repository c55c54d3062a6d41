package io.followspot.functions;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.DiscardUnknownFieldsParser;
import com.google.protobuf.Message;
import com.google.protobuf.MessageLite;
import com.google.protobuf.Parser;
import io.followspot.functions.camera.VisionCache;
import io.followspot.protos.v1.CameraEvent;
import io.followspot.protos.v1.CameraEventType;
import io.followspot.protos.v1.CameraRegistration;
import io.followspot.protos.v1.Detections;
import io.followspot.protos.v1.Frame;
import io.followspot.protos.v1.TrackEvent;
import io.followspot.protos.v1.TrackEventType;
import io.followspot.protos.v1.TrackQuery;
import io.followspot.protos.v1.TrackReply;
import io.followspot.simulation.scene.Scene;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Messages and states that released versions wrote are read by this version with the same result:
 * no field is lost, the same input gives the same events, and a restart from a stored state
 * continues every track. {@link #makeGoldenMessages} writes those of this version, before its
 * release.
 */
class GoldenMessagesTest {
  private static final String CAMERA = "camera/" + Messages.LOBBY;
  private static final int DETECTIONS = 60;
  private static final int RESTART = 30;
  private static final int FRAMES = 3;

  private static final String IF_DIFFERENT =
      """
      This version does not read what a released version wrote. Protobuf fields may be added, \
      never removed, renumbered or given another meaning. The messages of a version that is not \
      released yet are made anew with mvn -pl functions -am -Dtest=GoldenMessagesTest \
      -Dgolden.messages=make -Dsurefire.failIfNoSpecifiedTests=false test\
      """;

  @TestFactory
  List<DynamicTest> everyMessageAndState_losesNoField() throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    for (GoldenMessages golden : GoldenMessages.all()) {
      GoldenMessages.KINDS.forEach(
          (kind, parser) ->
              tests.add(
                  DynamicTest.dynamicTest(
                      golden.directory().getFileName() + " " + kind,
                      () -> {
                        assertThat(golden.serialised(kind)).isNotEmpty();
                        for (byte[] bytes : golden.serialised(kind)) {
                          assertThat(throughThisVersion(parser, bytes))
                              .as(IF_DIFFERENT)
                              .isEqualTo(bytes);
                        }
                      })));
      golden
          .states()
          .forEach(
              (address, bytes) ->
                  tests.add(
                      DynamicTest.dynamicTest(
                          golden.directory().getFileName() + " " + address,
                          () ->
                              assertThat(
                                      throughThisVersion(
                                          GoldenMessages.STATES.get(
                                              address.substring(0, address.indexOf('/'))),
                                          bytes))
                                  .as(IF_DIFFERENT)
                                  .isEqualTo(bytes))));
    }
    return tests;
  }

  @Test
  void sameInput_givesTheSameEventsAndReplies() throws IOException {
    for (GoldenMessages golden : GoldenMessages.all()) {
      FlinkStandIn flink = replay(golden, new HashMap<>(), 0, DETECTIONS);

      assertThat(summaries(flink.trackEvents()))
          .as(golden + ": " + IF_DIFFERENT)
          .hasSizeGreaterThan(3)
          .isEqualTo(summaries(golden.read("track-events", TrackEvent.parser())));
      assertThat(flink.cameraEvents().stream().map(CameraEvent::getType).toList())
          .as(golden + ": " + IF_DIFFERENT)
          .isEqualTo(
              golden.read("camera-events", CameraEvent.parser()).stream()
                  .map(CameraEvent::getType)
                  .toList());
      assertThat(flink.replies().stream().map(GoldenMessagesTest::summary).toList())
          .as(golden + ": " + IF_DIFFERENT)
          .isEqualTo(
              golden.read("track-replies", TrackReply.parser()).stream()
                  .map(GoldenMessagesTest::summary)
                  .toList());
    }
  }

  /** A state of another layout costs its tracks, which then end with a degraded event. */
  @Test
  void storedState_continuesEveryTrack_orEndsItOnce() throws IOException {
    for (GoldenMessages golden : GoldenMessages.all()) {
      Map<String, byte[]> states = golden.states();
      assertThat(states).containsKey(CAMERA).hasSizeGreaterThan(1);
      FlinkStandIn flink = replay(golden, states, RESTART, DETECTIONS);

      Map<String, Integer> ends = new TreeMap<>();
      flink.trackEvents().stream()
          .filter(event -> event.getType() == TrackEventType.TRACK_EVENT_TYPE_ENDED)
          .forEach(event -> ends.merge("track/" + event.getTrack().getTrackId(), 1, Integer::sum));
      states.keySet().stream()
          .filter(address -> address.startsWith("track/"))
          .forEach(address -> assertThat(ends).as(IF_DIFFERENT).containsEntry(address, 1));
      if (flink.cameraEvents().stream()
          .noneMatch(e -> e.getType() == CameraEventType.CAMERA_EVENT_TYPE_DEGRADED)) {
        List<String> all = summaries(golden.read("track-events", TrackEvent.parser()));
        List<String> rest = summaries(flink.trackEvents());
        assertThat(rest).as(IF_DIFFERENT).isNotEmpty();
        assertThat(all).as(IF_DIFFERENT).endsWith(rest.toArray(String[]::new));
      }
    }
  }

  /** Writes the messages and states of this version. */
  @Test
  @EnabledIfSystemProperty(named = "golden.messages", matches = "make")
  void makeGoldenMessages() throws IOException {
    GoldenMessages golden = GoldenMessages.ofThisVersion();
    golden.write("registrations", bytes(List.of(Messages.withRegions())));
    List<Detections> detections = new ArrayList<>();
    for (int i = 0; i < DETECTIONS; i++) {
      detections.add(Messages.walk(i));
    }
    golden.write("detections", bytes(detections));
    List<Frame> frames = new ArrayList<>();
    for (Frame frame : Messages.framesOf(Scene.lobby(3), FRAMES)) {
      long sequence = DETECTIONS + frame.getSequence();
      frames.add(
          frame.toBuilder()
              .setSequence(sequence)
              .setCapturedAtUs(Messages.STREAM + sequence * 100_000)
              .setEndOfStream(frame.getSequence() == FRAMES - 1)
              .build());
    }
    golden.write("frames", bytes(frames));
    golden.write(
        "queries",
        bytes(
            List.of(
                TrackQuery.newBuilder().setTrackId("lobby.1.1").setCorrelationId("one").build(),
                TrackQuery.newBuilder().setTrackId("lobby.1.99").setCorrelationId("two").build())));
    golden.writeStates(replay(golden, new HashMap<>(), 0, RESTART, false).states());
    FlinkStandIn flink = replay(golden, new HashMap<>(), 0, DETECTIONS);
    for (String kind :
        List.of("track-events", "camera-events", "track-positions", "track-replies")) {
      golden.write(kind, GoldenMessages.sentTo(flink.sent(), kind));
    }
  }

  private static FlinkStandIn replay(
      GoldenMessages golden, Map<String, byte[]> states, int from, int to) throws IOException {
    return replay(golden, states, from, to, true);
  }

  /** Sends the detections of a range and, if they are the last, frames and queries. */
  private static FlinkStandIn replay(
      GoldenMessages golden, Map<String, byte[]> states, int from, int to, boolean toTheEnd)
      throws IOException {
    try (VisionCache vision = new VisionCache()) {
      FlinkStandIn flink = new FlinkStandIn(FollowspotFunctions.handler(vision));
      flink.restore(states);
      if (from == 0) {
        golden
            .read("registrations", CameraRegistration.parser())
            .forEach(it -> flink.send("camera", it.getCameraId(), it));
      }
      golden
          .read("detections", Detections.parser())
          .subList(from, to)
          .forEach(it -> flink.send("camera", it.getCameraId(), it));
      if (toTheEnd) {
        golden
            .read("frames", Frame.parser())
            .forEach(it -> flink.send("camera", it.getCameraId(), it));
        golden
            .read("queries", TrackQuery.parser())
            .forEach(it -> flink.send("track", it.getTrackId(), it));
      }
      return flink;
    }
  }

  private static byte[] throughThisVersion(Parser<? extends Message> parser, byte[] bytes)
      throws IOException {
    return DeterministicBytes.of(DiscardUnknownFieldsParser.wrap(parser).parseFrom(bytes));
  }

  private static List<byte[]> bytes(List<? extends MessageLite> messages) {
    return messages.stream().map(DeterministicBytes::of).toList();
  }

  /** What an event states, without figures that depend on the detector's and filter's tuning. */
  private static List<String> summaries(List<TrackEvent> events) {
    return events.stream()
        .map(
            event ->
                String.join(
                    " ",
                    event.getEventId(),
                    event.getType().name(),
                    event.getTrack().getReason().name(),
                    event.getTransition().getRegionId()))
        .toList();
  }

  private static String summary(TrackReply reply) {
    return reply.getCorrelationId() + " " + reply.getStatus() + " " + reply.getTrack().getTrackId();
  }
}
