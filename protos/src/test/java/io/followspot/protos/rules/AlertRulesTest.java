package io.followspot.protos.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.TextFormat;
import io.followspot.protos.v1.CameraRegistration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AlertRulesTest {
  private static final String REGIONS =
      "zones { zone_id: 'yard' polygon {} polygon { x: 1 } polygon { y: 1 } }"
          + " lines { line_id: 'door' start {} end { x: 1 } forward_name: 'in' }";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "kind: ALERT_KIND_OBJECT_IN_ZONE zone_id: 'yard' label: 'person' longer_than_us: 10000000",
        "kind: ALERT_KIND_LINE_CROSSED line_id: 'door'",
        "kind: ALERT_KIND_LINE_CROSSED line_id: 'door' direction: 'in'",
        "kind: ALERT_KIND_LINE_CROSSED line_id: 'door' direction: 'backward'",
        "kind: ALERT_KIND_COUNT_ABOVE limit: 20",
        "kind: ALERT_KIND_COUNT_ABOVE zone_id: 'yard' severity: ALERT_SEVERITY_CRITICAL",
        "kind: ALERT_KIND_LOUD_SOUND cool_down_us: 0",
        "kind: ALERT_KIND_CAMERA_OFFLINE hours { from: '22:00' to: '06:00' }",
        "kind: ALERT_KIND_CAMERA_DEGRADED hours { days: ['sat', 'sun'] from: '00:00' to: '24:00' }",
      })
  void whatIsAllowed_hasNoFault(String rule) {
    assertThat(faultsOf("alert_rules { rule_id: 'r' " + rule + " } time_zone: 'Europe/Berlin'"))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "rule_id: '' kind: ALERT_KIND_LOUD_SOUND | rule_id",
        "rule_id: 'a b' kind: ALERT_KIND_LOUD_SOUND | rule_id",
        "rule_id: 'r' | kind",
        "rule_id: 'r' kind: ALERT_KIND_OBJECT_IN_ZONE | zone_id",
        "rule_id: 'r' kind: ALERT_KIND_OBJECT_IN_ZONE zone_id: 'door' | zone_id",
        "rule_id: 'r' kind: ALERT_KIND_COUNT_ABOVE zone_id: 'x' | zone_id",
        "rule_id: 'r' kind: ALERT_KIND_LINE_CROSSED line_id: 'yard' | line_id",
        "rule_id: 'r' kind: ALERT_KIND_LINE_CROSSED line_id: 'door' direction: 'up' | direction",
        "rule_id: 'r' kind: ALERT_KIND_LOUD_SOUND label: 'person' | label",
        "rule_id: 'r' kind: ALERT_KIND_LOUD_SOUND limit: 1 | limit",
        "rule_id: 'r' kind: ALERT_KIND_CAMERA_OFFLINE longer_than_us: 1 | longer_than_us",
        "rule_id: 'r' kind: ALERT_KIND_COUNT_ABOVE limit: -1 | limit",
        "rule_id: 'r' kind: ALERT_KIND_COUNT_ABOVE line_id: 'door' | line_id",
        "rule_id: 'r' kind: ALERT_KIND_LOUD_SOUND cool_down_us: -1 | cool_down_us",
        "rule_id: 'r' kind: ALERT_KIND_LOUD_SOUND cool_down_us: 86400000001 | cool_down_us",
        "rule_id: 'r' kind: ALERT_KIND_LOUD_SOUND hours { from: '7:00' to: '8:00' } | hours[0].from",
        "rule_id: 'r' kind: ALERT_KIND_LOUD_SOUND hours { from: '24:00' to: '08:00' } | hours[0].from",
        "rule_id: 'r' kind: ALERT_KIND_LOUD_SOUND hours { from: '07:00' to: '25:00' } | hours[0].to",
        "rule_id: 'r' kind: ALERT_KIND_LOUD_SOUND hours { days: 'Friday' from: '07:00' to: '08:00' }"
            + " | hours[0].days",
      })
  void whatIsNotAllowed_namesTheField(String rule, String field) {
    assertThat(faultsOf("alert_rules { " + rule + " }"))
        .extracting(FieldError::field)
        .contains("alert_rules[0]." + field);
  }

  @Test
  void unknownTimeZone_isAFault() {
    assertThat(faultsOf("time_zone: 'Mars/Olympus'"))
        .extracting(FieldError::field)
        .containsExactly("time_zone");
  }

  @Test
  void sameIdTwice_isAFault() {
    String rule = "alert_rules { rule_id: 'r' kind: ALERT_KIND_LOUD_SOUND }";
    assertThat(faultsOf(rule + rule))
        .extracting(FieldError::toString)
        .containsExactly("alert_rules[1].rule_id is used twice among alert rules");
  }

  @Test
  void moreThan32_areAFault() {
    StringBuilder rules = new StringBuilder();
    for (int i = 0; i < 32; i++) {
      rules.append("alert_rules { rule_id: 'r" + i + "' kind: ALERT_KIND_LOUD_SOUND }");
    }
    assertThat(faultsOf(rules.toString())).isEmpty();
    rules.append("alert_rules { rule_id: 'one-more' kind: ALERT_KIND_LOUD_SOUND }");
    assertThat(faultsOf(rules.toString()))
        .extracting(FieldError::field)
        .containsExactly("alert_rules");
  }

  private static List<FieldError> faultsOf(String text) {
    try {
      CameraRegistration.Builder builder = CameraRegistration.newBuilder();
      TextFormat.merge("camera_id: 'lobby' " + REGIONS + text, builder);
      return RegistrationRules.faultsOf(builder.build());
    } catch (TextFormat.ParseException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
