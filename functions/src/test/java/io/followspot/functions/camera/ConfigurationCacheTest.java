package io.followspot.functions.camera;

import static org.assertj.core.api.Assertions.assertThat;

import io.followspot.protos.v1.CameraRegistration;
import io.followspot.protos.v1.VisionSettings;
import org.junit.jupiter.api.Test;

class ConfigurationCacheTest {
  private final ConfigurationCache cache = new ConfigurationCache(2);

  @Test
  void equalRegistrations_shareOneConfiguration() {
    CameraConfiguration first = cache.of(registration("none"));

    assertThat(cache.of(registration("none"))).isSameAs(first);
    assertThat(first).isEqualTo(CameraConfiguration.inForce(registration("none")));
  }

  @Test
  void changedRegistration_hasItsOwn() {
    assertThat(cache.of(registration("none")).wantsPictures()).isFalse();
    assertThat(cache.of(registration("")).wantsPictures()).isTrue();
  }

  @Test
  void leastRecentlyUsed_isForgotten() {
    CameraConfiguration a = cache.of(named("a"));
    CameraConfiguration b = cache.of(named("b"));
    cache.of(named("a"));
    cache.of(named("c"));

    assertThat(cache.of(named("a"))).isSameAs(a);
    assertThat(cache.of(named("b"))).isEqualTo(b).isNotSameAs(b);
  }

  private static CameraRegistration registration(String detector) {
    return CameraRegistration.newBuilder()
        .setCameraId("a")
        .setVision(VisionSettings.newBuilder().setDetector(detector))
        .build();
  }

  private static CameraRegistration named(String id) {
    return CameraRegistration.newBuilder().setCameraId(id).build();
  }
}
