package io.followspot.functions.camera;

import static org.assertj.core.api.Assertions.assertThat;

import io.followspot.functions.Messages;
import io.followspot.protos.rules.RegistrationRules;
import io.followspot.protos.v1.VisionSettings;
import io.followspot.vision.PixelConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the rules allow is what the vision takes, as texts and as messages. */
@SuppressWarnings("deprecation")
class PixelSettingsTest {
  private static final String LEVELS = "10,20,30,40,50,60,70,80,90";

  @Test
  void of_nothing_leavesPixelsAsTheyAre() {
    assertThat(PixelSettings.of(VisionSettings.getDefaultInstance())).isEqualTo(PixelConfig.NONE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "off | true",
        "grey_world | true",
        "200, 210,190 | true",
        "1,255,1e2 | true",
        "0x1p3,1,1 | true",
        "0.9,1,1 | false",
        "255.1,1,1 | false",
        "1,1 | false",
        "1,1,1, | false",
        "GREY_WORLD | false",
        "NaN,1,1 | false"
      })
  void whiteBalance(String text, boolean sound) {
    agree(VisionSettings.newBuilder().setWhiteBalance(text), sound);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0:0,128:160,255:255 | true",
        "7:9 | true",
        "0:255, 255:0 | true",
        "0:0,0:1 | false",
        "1:0,0:1 | false",
        "0:256 | false",
        "0 | false",
        "0:0:0 | false",
        "0:0, | false",
        "a:b | false"
      })
  void toneCurve(String text, boolean sound) {
    agree(VisionSettings.newBuilder().setToneCurve(text), sound);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1,0,0,0,1,0,0,0,1 | true",
        "-10,10,0,0,1,0,0,0,1 | true",
        "-10.1,0,0,0,1,0,0,0,1 | false",
        "1,0,0,0,1,0,0,0 | false"
      })
  void colourMatrix(String text, boolean sound) {
    agree(VisionSettings.newBuilder().setColourMatrix(text), sound);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        LEVELS + "," + LEVELS + "," + LEVELS + " | true",
        LEVELS + "," + LEVELS + ",0,0,0,0,0,255,255,255,255 | true",
        LEVELS + "," + LEVELS + " | false",
        LEVELS + "," + LEVELS + ",0,0,0,0,9,0,255,255,255 | false",
        LEVELS + "," + LEVELS + ",0,0,0,0,0,255,255,255,256 | false"
      })
  void referenceColours(String text, boolean sound) {
    agree(VisionSettings.newBuilder().setReferenceColours(text), sound);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "gaussian | true",
        "gaussian:0.3 | true",
        "gaussian:0.2 | false",
        "gaussian:5 | true",
        "gaussian:5.1 | false",
        "median | true",
        "median:3 | true",
        "median:4 | false",
        "median:7 | true",
        "median:9 | false",
        "bilateral | true",
        "bilateral:1 | true",
        "bilateral:0.9 | false",
        "bilateral:100 | true",
        "bilateral:101 | false",
        "unsharp | true",
        "unsharp:0.1 | true",
        "unsharp:0.09 | false",
        "unsharp:5 | true",
        "unsharp:5.1 | false",
        "clahe | true",
        "clahe:1 | true",
        "clahe:0.9 | false",
        "clahe:20 | true",
        "clahe:21 | false",
        "Median, CLAHE:2 | true",
        "median:3,median:3,median:3,median:3 | true",
        "median,median,median,median,median | false",
        "median:x | false",
        "median: | false",
        "median:3:3 | false",
        "median, | false",
        "sepia | false"
      })
  void filters(String text, boolean sound) {
    agree(VisionSettings.newBuilder().setFilters(text), sound);
  }

  private static void agree(VisionSettings.Builder settings, boolean sound) {
    assertThat(
            RegistrationRules.faultsOf(
                Messages.registration().toBuilder().setVision(settings).build()))
        .as("the rules on %s", settings)
        .hasSize(sound ? 0 : 1);
    assertThat(isRead(settings.build())).as("the vision on %s", settings).isEqualTo(sound);
  }

  private static boolean isRead(VisionSettings settings) {
    try {
      return !StageSettings.of(settings).pixels().equals(PixelConfig.NONE)
          || settings.getWhiteBalance().equals("off");
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
