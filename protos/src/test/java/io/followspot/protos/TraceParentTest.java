package io.followspot.protos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TraceParentTest {
  private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
  private static final String SPAN = "b7ad6b7169203331";

  @Test
  void parse_sampledContext_givesItsIds() {
    String text = "00-" + TRACE + "-" + SPAN + "-01";

    assertThat(TraceParent.parse(text)).contains(new TraceParent(TRACE, SPAN));
    assertThat(new TraceParent(TRACE, SPAN).text()).isEqualTo(text);
    assertThat(TraceParent.parse("00-" + TRACE + "-" + SPAN + "-03")).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "00",
        "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-00",
        "01-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
        "00-0AF7651916CD43DD8448EB211C80319C-b7ad6b7169203331-01",
        "00-00000000000000000000000000000000-b7ad6b7169203331-01",
        "00-0af7651916cd43dd8448eb211c80319c-0000000000000000-01",
        "00-0af7651916cd43dd8448eb211c80319c_b7ad6b7169203331-01",
        "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-x1",
        "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01 ",
        "00-0af7651916cd43dd8448eb211c80319\u00fc-b7ad6b7169203331-01"
      })
  void parse_anythingElse_isEmpty(String text) {
    assertThat(TraceParent.parse(text)).isEmpty();
  }

  @Test
  void ids_ofAnotherForm_areRejected() {
    assertThatThrownBy(() -> new TraceParent("short", SPAN))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("short");
  }
}
