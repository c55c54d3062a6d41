package io.followspot.laboratory.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MotRowTest {
  @Test
  void parse_detectionRow_isRead() {
    List<MotRow> rows = MotRow.parse(List.of("12,-1,1.5,2,30,40.25,0.75,-1,-1,-1", ""));

    assertThat(rows).containsExactly(new MotRow(12, -1, 1.5, 2, 30, 40.25, 0.75, -1, 10));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1,2,3 | 3 columns",
        "1,1,a,2,3,4,1 | column 3: 'a' is not a number",
        "1,1,NaN,2,3,4,1 | column 3: 'NaN' is not a number",
        "0,1,1,2,3,4,1 | frame '0' is not a number from 1",
        "1.5,1,1,2,3,4,1 | frame '1.5' is not a number from 1"
      })
  void parse_badRow_isNamedByNumber(String row, String message) {
    assertThatThrownBy(() -> MotRow.parse(List.of("1,1,0,0,1,1,1", row)))
        .isInstanceOf(MotFormatException.class)
        .hasMessageStartingWith("row 2: ")
        .hasMessageContaining(message);
  }

  @Test
  void format_parsedAgain_isTheSame() {
    MotRow row = new MotRow(3, 17, 1.25, -2.5, 30, 40, 0.5, -1, 10);

    assertThat(MotRow.parse(List.of(row.format()))).containsExactly(row);
  }

  @Test
  void sequence_withoutLength_isRefused() {
    assertThatThrownBy(() -> SequenceInfo.parse(List.of("[Sequence]", "name=x")))
        .hasMessageContaining("seqLength is missing");
  }
}
