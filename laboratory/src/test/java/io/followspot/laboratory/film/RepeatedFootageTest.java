package io.followspot.laboratory.film;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.followspot.ingest.source.SourceException;
import org.junit.jupiter.api.Test;

class RepeatedFootageTest {
  private final RepeatedFootage rendered = RepeatedFootage.render(1, 160, 90, 1);

  @Test
  void picture_pastTheEnd_runsBackward() {
    assertThat(rendered.picture(15)).isEqualTo(rendered.picture(13));
    assertThat(rendered.picture(28)).isEqualTo(rendered.picture(0));
  }

  @Test
  void render_littleMemory_turnsBackEarlier() {
    int two = rendered.picture(0).size() + rendered.picture(1).size();

    RepeatedFootage bounded = RepeatedFootage.render(1, 160, 90, 1, two);

    assertThat(bounded.picture(2)).isEqualTo(rendered.picture(0));
  }

  @Test
  void read_film_keepsPicturesAndRate() {
    RepeatedFootage film = RepeatedFootage.read(rendered.at(10).source(15), 1L << 20);

    assertThat(film.picture(14)).isEqualTo(rendered.picture(14));
    assertThat(film.framesPerSecond()).isCloseTo(10, within(0.01));
    assertThat(film.offsetUs(3)).isCloseTo(300_000, within(10L));
  }

  @Test
  void read_longFilm_keepsItsBeginning() {
    int two = rendered.picture(0).size() + rendered.picture(1).size();

    RepeatedFootage film = RepeatedFootage.read(rendered.source(15), two);

    assertThat(film.picture(2)).isEqualTo(rendered.picture(0));
  }

  @Test
  void read_oneFrame_isRefused() {
    assertThatThrownBy(() -> RepeatedFootage.read(rendered.source(1), 1L << 20))
        .isInstanceOf(SourceException.class)
        .hasMessageContaining("fewer than two frames");
  }
}
