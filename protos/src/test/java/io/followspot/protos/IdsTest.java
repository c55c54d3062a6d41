package io.followspot.protos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class IdsTest {
  @Test
  void trackId_ofItsParts_isUnderstoodAgain() {
    String id = Ids.trackId("lobby", 1, 42);

    assertThat(id).isEqualTo("lobby.1.42");
    assertThat(Ids.isTrackId(id)).isTrue();
    assertThat(Ids.cameraOf(id)).isEqualTo("lobby");
  }

  @Test
  void isName_absurdText_isFalse() {
    assertThat(Ids.isName("")).isFalse();
    assertThat(Ids.isName("../etc")).isFalse();
    assertThat(Ids.isName("a.b")).isFalse();
    assertThat(Ids.isName("a".repeat(65))).isFalse();
  }

  @Test
  void cameraOf_noTrackId_saysWhatOneLooksLike() {
    assertThatThrownBy(() -> Ids.cameraOf("lobby"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("lobby.1.42");
  }
}
