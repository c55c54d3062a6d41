package io.followspot.gateway.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.followspot.kafka.RegistrationPublisher;
import io.followspot.protos.Topics;
import io.followspot.protos.v1.CameraRegistration;
import io.followspot.protos.v1.SitePlacement;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RetentionReaderTest {
  private static final Duration DEFAULT = Duration.ofDays(30);
  private static final Duration DAY = Duration.ofDays(1);

  private static final List<Double> UNIT = List.of(1.0, 0.0, 0.0, 0.0, 1.0, 0.0, 0.0, 0.0, 1.0);

  private final Map<String, CameraRegistration> inForce = new HashMap<>();

  @Test
  void registration_statesTheRetentionOfItsCamera_untilItStatesNone() {
    register(camera("gate", DAY));
    register(camera("lobby", null));
    assertThat(retention().ofCameras()).containsExactly(Map.entry("gate", DAY));
    register(camera("gate", null));
    assertThat(retention().ofCameras()).isEmpty();
  }

  @Test
  void invalidRegistration_changesNothing() {
    register(camera("gate", DAY));
    register(camera("gate", Duration.ofMillis(1)));
    apply("gate", new byte[] {7, 7, 7, 7});
    apply("gate", camera("lobby", Duration.ofDays(2)).toByteArray());
    assertThat(retention().ofCameras()).containsExactly(Map.entry("gate", DAY));
  }

  @Test
  void removedCamera_keepsItsRetention_untilItsRecordIsDeleted() {
    register(camera("gate", DAY));
    register(RegistrationPublisher.removalOf(camera("gate", DAY)));
    assertThat(retention().ofCameras()).containsExactly(Map.entry("gate", DAY));
    apply("gate", null);
    assertThat(retention().ofCameras()).isEmpty();
  }

  @Test
  void site_hasTheShortestRetentionOfItsCameras() {
    register(onSite(camera("gate", Duration.ofDays(90)), "campus"));
    assertThat(retention().ofSites()).containsEntry("campus", Duration.ofDays(90));
    register(onSite(camera("lobby", null), "campus"));
    assertThat(retention().ofSites()).containsEntry("campus", DEFAULT);
    register(onSite(camera("door", DAY), "campus"));
    assertThat(retention().ofSites()).containsExactly(Map.entry("campus", DAY));
  }

  private HistoryRetention retention() {
    return HistoryRetention.of(DEFAULT, inForce.values());
  }

  private void register(CameraRegistration registration) {
    apply(registration.getCameraId(), registration.toByteArray());
  }

  private void apply(String key, byte @Nullable [] value) {
    RetentionReader.apply(new ConsumerRecord<>(Topics.CAMERAS, 0, 0, key, value), inForce);
  }

  private static CameraRegistration onSite(CameraRegistration camera, String siteId) {
    return camera.toBuilder()
        .setSite(SitePlacement.newBuilder().setSiteId(siteId).addAllHomography(UNIT))
        .build();
  }

  private static CameraRegistration camera(String id, @Nullable Duration kept) {
    CameraRegistration.Builder camera = CameraRegistration.newBuilder().setCameraId(id);
    if (kept != null) {
      camera.setHistoryRetentionUs(kept.toNanos() / 1_000);
    }
    return camera.build();
  }
}
