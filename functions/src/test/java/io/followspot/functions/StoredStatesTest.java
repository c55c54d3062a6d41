package io.followspot.functions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.followspot.functions.FlinkStandIn.Sent;
import io.followspot.functions.camera.VisionCache;
import io.followspot.functions.state.CameraState;
import io.followspot.protos.v1.Box;
import io.followspot.protos.v1.CameraEvent;
import io.followspot.protos.v1.CameraEventType;
import io.followspot.protos.v1.EndReason;
import io.followspot.protos.v1.Frame;
import io.followspot.protos.v1.TrackEvent;
import io.followspot.protos.v1.TrackEventType;
import io.followspot.protos.v1.VisionSettings;
import io.followspot.simulation.scene.Scene;
import java.io.IOException;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * The states of a running system are read by the version that replaces it, which continues with
 * every track. The states in the resources were made in the middle of a film by an earlier version;
 * {@link #makeStoredStates} writes them again.
 */
class StoredStatesTest {
  private static final String CAMERA = "camera/" + Messages.LOBBY;
  private static final List<Frame> FILM = Messages.framesOf(Scene.lobby(3), 300);
  private static final int BREAK = 220;

  private static final String WHEN_IT_DIFFERS =
      """
      The functions do not go on from what an earlier version of them has stored. Protobuf fields \
      may be added, never removed, renumbered or given another meaning. Where a layout of bytes \
      changes, raise its VERSION (TrackerStateCodec, ZoneStateCodec, VisionState), say in \
      docs/operations.md what an upgrade costs, and make the stored states anew with \
      mvn -pl functions -am -Dtest=StoredStatesTest -Dstored.states=make \
      -Dsurefire.failIfNoSpecifiedTests=false test\
      """;

  @Test
  void breakInTheMiddle_withStatesStoredByThisVersion_changesNoByte() {
    List<Sent> unbroken = goOn(filmed(BREAK).states());
    try (VisionCache vision = new VisionCache()) {
      FlinkStandIn flink = new FlinkStandIn(FollowspotFunctions.handler(vision));
      film(flink, 0, BREAK);
      int before = flink.sent().size();
      film(flink, BREAK, FILM.size());
      end(flink);
      List<Sent> rest = flink.sent().subList(before, flink.sent().size());
      assertThat(unbroken).hasSizeGreaterThan(20);
      assertThat(texts(unbroken)).isEqualTo(texts(rest));
    }
  }

  @Test
  void storedStates_loseNoFieldInThisVersion() {
    assertThat(StoredStates.read()).hasSizeGreaterThan(2).containsKey(CAMERA);
    StoredStates.read()
        .forEach(
            (address, bytes) ->
                assertThat(StoredStates.throughThisVersion(address, bytes))
                    .as(address + ": " + WHEN_IT_DIFFERS)
                    .isEqualTo(bytes));
  }

  @Test
  void storedStates_areOfTheLayoutsThatThisVersionWrites() throws Exception {
    CameraState stored = CameraState.parseFrom(StoredStates.read().get(CAMERA));
    CameraState today = CameraState.parseFrom(filmed(BREAK).states().get(CAMERA));
    assertThat(layouts(stored)).as(WHEN_IT_DIFFERS).isEqualTo(layouts(today));
  }

  @Test
  void storedStates_goOnAsIfThereHadBeenNoBreak() {
    List<TrackEvent> upgraded = trackEvents(goOn(StoredStates.read()));
    List<TrackEvent> unbroken = trackEvents(goOn(filmed(BREAK).states()));

    assertThat(upgraded.stream().map(StoredStatesTest::tale).toList())
        .as(WHEN_IT_DIFFERS)
        .hasSizeGreaterThan(4)
        .isEqualTo(unbroken.stream().map(StoredStatesTest::tale).toList());
    for (int i = 0; i < upgraded.size(); i++) {
      assertSamePlace(upgraded.get(i), unbroken.get(i));
    }
  }

  @Test
  void storedTracks_ofAnotherLayout_endOnceEachAndTheCameraSaysSo() throws Exception {
    Map<String, byte[]> states = StoredStates.read();
    CameraState stored = CameraState.parseFrom(states.get(CAMERA));
    byte[] tracker = stored.getTracker().toByteArray();
    tracker[0]++;
    states.put(
        CAMERA, stored.toBuilder().setTracker(ByteString.copyFrom(tracker)).build().toByteArray());
    List<Sent> sent = goOn(states);

    Set<String> known = new HashSet<>(states.keySet());
    List<TrackEvent> ended =
        trackEvents(sent).stream()
            .filter(e -> e.getType() == TrackEventType.TRACK_EVENT_TYPE_ENDED)
            .filter(e -> known.contains("track/" + e.getTrack().getTrackId()))
            .toList();
    assertThat(ended)
        .hasSize(stored.getReportedCount())
        .extracting(e -> e.getTrack().getReason())
        .containsOnly(EndReason.END_REASON_CAMERA_CHANGED);
    assertThat(cameraEvents(sent))
        .filteredOn(e -> e.getType() == CameraEventType.CAMERA_EVENT_TYPE_DEGRADED)
        .extracting(CameraEvent::getMessage)
        .hasSize(1)
        .allSatisfy(m -> assertThat(m).contains("version " + tracker[0] + " is not"));
  }

  /** Stores this version's states in the middle of the stream, for later versions to read. */
  @Test
  @EnabledIfSystemProperty(named = "stored.states", matches = "make")
  void makeStoredStates() throws IOException {
    StoredStates.write(filmed(BREAK).states());
  }

  /** The functions' states after so many frames. */
  private static FlinkStandIn filmed(int frames) {
    try (VisionCache vision = new VisionCache()) {
      FlinkStandIn flink = new FlinkStandIn(FollowspotFunctions.handler(vision));
      film(flink, 0, frames);
      return flink;
    }
  }

  /** The output after the break, of functions restored from the states alone. */
  private static List<Sent> goOn(Map<String, byte[]> states) {
    try (VisionCache vision = new VisionCache()) {
      FlinkStandIn flink = new FlinkStandIn(FollowspotFunctions.handler(vision));
      flink.restore(states);
      film(flink, BREAK, FILM.size());
      end(flink);
      return flink.sent();
    }
  }

  private static void film(FlinkStandIn flink, int from, int to) {
    if (from == 0) {
      VisionSettings vision = VisionSettings.newBuilder().setMotionMap("on").build();
      flink.send(
          "camera", Messages.LOBBY, Messages.withRegions().toBuilder().setVision(vision).build());
    }
    FILM.subList(from, to).forEach(frame -> flink.send("camera", Messages.LOBBY, frame));
  }

  private static void end(FlinkStandIn flink) {
    Frame end = Messages.frame(FILM.size(), 20_000_000, new byte[0]);
    flink.send("camera", Messages.LOBBY, end.toBuilder().setEndOfStream(true).build());
  }

  private static String layouts(CameraState state) {
    return Stream.of(state.getTracker(), state.getZones(), state.getVision())
        .map(bytes -> Byte.toString(bytes.byteAt(0)))
        .toList()
        .toString();
  }

  private static List<String> texts(List<Sent> sent) {
    return sent.stream()
        .map(s -> s.topic() + " " + s.key() + " " + HexFormat.of().formatHex(s.value()))
        .toList();
  }

  /** An event without the values whose last digits may differ between machines. */
  private static String tale(TrackEvent event) {
    return String.join(
        " ",
        event.getEventId(),
        event.getType().name(),
        event.getTrack().getReason().name(),
        event.getTransition().getRegionId(),
        "at " + event.getTrack().getFrame().getSequence(),
        "since " + event.getTrack().getFirstSeenUs(),
        "hits " + event.getTrack().getHits());
  }

  private static void assertSamePlace(TrackEvent one, TrackEvent other) {
    Box box = one.getTrack().getBox();
    Box same = other.getTrack().getBox();
    String which = one.getEventId() + ": " + WHEN_IT_DIFFERS;
    assertThat(box.getLeftPx()).as(which).isCloseTo(same.getLeftPx(), within(2f));
    assertThat(box.getTopPx()).as(which).isCloseTo(same.getTopPx(), within(2f));
    assertThat(one.getTrack().getDistancePx())
        .as(which)
        .isCloseTo(other.getTrack().getDistancePx(), within(4.0));
  }

  private static List<TrackEvent> trackEvents(List<Sent> sent) {
    return sent.stream()
        .filter(s -> s.topic().equals("followspot.track-events"))
        .map(s -> read(() -> TrackEvent.parseFrom(s.value())))
        .toList();
  }

  private static List<CameraEvent> cameraEvents(List<Sent> sent) {
    return sent.stream()
        .filter(s -> s.topic().equals("followspot.camera-events"))
        .map(s -> read(() -> CameraEvent.parseFrom(s.value())))
        .toList();
  }

  private interface Reader<T> {
    T read() throws InvalidProtocolBufferException;
  }

  private static <T> T read(Reader<T> reader) {
    try {
      return reader.read();
    } catch (InvalidProtocolBufferException e) {
      throw new AssertionError(e);
    }
  }
}
