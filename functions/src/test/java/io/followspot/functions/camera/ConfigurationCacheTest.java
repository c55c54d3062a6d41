package io.followspot.functions.camera;

import static org.assertj.core.api.Assertions.assertThat;

import io.followspot.protos.v1.CameraRegistration;
import io.followspot.protos.v1.VisionSettings;
import org.junit.jupiter.api.Test;

class ConfigurationCacheTest {
  private final ConfigurationCache cache = new ConfigurationCache(2);

  @Test
  void equalRegistrations_shareOneConfiguration() {
    CameraConfiguration first = cache.inForce(registration("none"));

    assertThat(cache.inForce(registration("none"))).isSameAs(first);
    assertThat(first).isEqualTo(CameraConfiguration.inForce(registration("none")));
  }

  @Test
  void changedRegistration_hasItsOwn() {
    assertThat(cache.inForce(registration("none")).wantsPictures()).isFalse();
    assertThat(cache.inForce(registration("")).wantsPictures()).isTrue();
  }

  @Test
  void leastRecentlyUsed_isForgotten() {
    CameraConfiguration first = cache.inForce(named("a"));
    cache.inForce(named("b"));
    cache.inForce(named("a"));
    cache.inForce(named("c"));

    assertThat(cache.size()).isEqualTo(2);
    assertThat(cache.inForce(named("a"))).isSameAs(first);
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
