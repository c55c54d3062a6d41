package io.followspot.functions;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.MessageLite;
import io.followspot.functions.camera.VisionCache;
import io.followspot.functions.state.CameraState;
import io.followspot.protos.v1.Detections;
import io.followspot.protos.v1.Frame;
import io.followspot.protos.v1.Ledger;
import io.followspot.protos.v1.TrackEvent;
import io.followspot.protos.v1.TrackQuery;
import io.followspot.simulation.scene.Scene;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.apache.flink.statefun.sdk.reqreply.generated.TypedValue;
import org.junit.jupiter.api.Test;

/**
 * Malformed records through the real functions, between good ones: no exception, each one accounted
 * for, and every track's life well-formed. (A spoiled record may still mean something, such as the
 * camera's removal; then it counts.)
 */
class MutationFuzzTest {
  private static final int ROUNDS = 300;
  private static final int BAD_PER_ROUND = 40;
  private static final long SEED = 20_261_122;

  private static final List<String> TYPES =
      List.of(
          "followspot.v1/Frame",
          "followspot.v1/Detections",
          "followspot.v1/CameraRegistration",
          "followspot.v1/TrackQuery",
          "followspot.v1/Observation",
          "followspot.v1/Nothing",
          "io.statefun.types/string",
          "x/");

  private final Random random = new Random(SEED);
  private final Mutations mutations = new Mutations(random);

  @Test
  void malformedRecords_throughTheFunctions_areAllAccountedFor() throws Exception {
    List<Detections> good = Messages.detectionsOf(Scene.lobby(3), ROUNDS);
    List<Frame> frames = Messages.framesOf(Scene.lobby(3), 5);
    try (VisionCache vision = new VisionCache()) {
      FlinkStandIn disturbed = new FlinkStandIn(FollowspotFunctions.handler(vision));
      disturbed.send("camera", Messages.LOBBY, Messages.registration());
      Account account = new Account();
      for (Detections frame : good) {
        disturbed.send("camera", Messages.LOBBY, frame);
        for (int i = 0; i < BAD_PER_ROUND; i++) {
          account.add(disturbed, bad(frame, frames));
        }
      }

      assertThat(account.sent).isEqualTo(ROUNDS * BAD_PER_ROUND);
      assertThat(account.unaccounted).isEmpty();
      assertThat(disturbed.rejections())
          .allSatisfy(
              r -> {
                assertThat(r.getReason()).matches("[a-z0-9_]{3,40}").isNotEqualTo("internal_error");
                assertThat(r.getMessage()).isNotBlank();
              });
      assertThat(disturbed.sent()).allSatisfy(s -> assertThat(s.value()).hasSizeLessThan(100_000));
      Ledger ledger = CameraState.parseFrom(disturbed.state("camera", Messages.LOBBY)).getLedger();
      assertThat(sum(ledger)).isEqualTo(ledger.getReceived());
      disturbed.send(
          "camera", Messages.LOBBY, Messages.registration().toBuilder().setRemoved(true).build());
      assertThat(lives(disturbed)).isNotEmpty();
      assertThat(lives(disturbed).values()).allSatisfy(FunctionsTest::isOneLife);
    }
  }

  /** A malformed record: to a camera or a track, of a right or a wrong type. */
  private Bad bad(Detections near, List<Frame> frames) {
    String type = TYPES.get(random.nextInt(TYPES.size()));
    MessageLite base =
        switch (random.nextInt(4)) {
          case 0 -> near;
          case 1 -> frames.get(random.nextInt(frames.size()));
          case 2 -> Messages.registration();
          default -> TrackQuery.newBuilder().setTrackId("lobby.1.1").setCorrelationId("me").build();
        };
    byte[] bytes = mutations.of(base.toByteArray());
    boolean toTrack = random.nextInt(5) == 0;
    String id =
        random.nextInt(10) == 0
            ? mutations.text()
            : toTrack ? "lobby.1." + (1 + random.nextInt(1_000_000)) : Messages.LOBBY;
    return new Bad(toTrack ? "track" : "camera", id, FlinkStandIn.typed(type, bytes));
  }

  private record Bad(String function, String id, TypedValue message) {}

  /** What became of each record. */
  private static final class Account {
    int sent;
    final List<String> unaccounted = new ArrayList<>();

    void add(FlinkStandIn flink, Bad bad) throws InvalidProtocolBufferException {
      sent++;
      long ledgerBefore = accountedIn(flink, bad);
      int recordsBefore = flink.sent().size();
      byte[] stateBefore = flink.state(bad.function(), bad.id());

      flink.send(bad.function(), bad.id(), bad.message());

      boolean counted = accountedIn(flink, bad) == ledgerBefore + 1;
      boolean said = flink.sent().size() > recordsBefore;
      boolean sameRegistration =
          bad.message().getTypename().endsWith("CameraRegistration")
              && Arrays.equals(stateBefore, flink.state(bad.function(), bad.id()));
      if (!counted && !said && !sameRegistration) {
        unaccounted.add(bad.function() + " " + bad.id() + " " + bad.message().getTypename());
      }
    }

    private static long accountedIn(FlinkStandIn flink, Bad bad)
        throws InvalidProtocolBufferException {
      return bad.function().equals("camera")
          ? sum(CameraState.parseFrom(flink.state("camera", bad.id())).getLedger())
          : -1;
    }
  }

  private static long sum(Ledger ledger) {
    return ledger.getProcessed()
        + ledger.getDuplicate()
        + ledger.getLate()
        + ledger.getRejectedMap().values().stream().mapToLong(Long::longValue).sum();
  }

  private static Map<String, List<TrackEvent>> lives(FlinkStandIn flink) {
    return flink.trackEvents().stream()
        .collect(Collectors.groupingBy(e -> e.getTrack().getTrackId()));
  }
}
