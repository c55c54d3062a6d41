package io.followspot.laboratory.evaluation;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The contents of a sequence's {@code seqinfo.ini}.
 *
 * @param name of the sequence
 * @param frames how many, at least 1
 * @param framesPerSecond above zero
 * @param widthPx of each frame
 * @param heightPx of each frame
 */
public record SequenceInfo(
    String name, int frames, double framesPerSecond, int widthPx, int heightPx) {
  private static final int MAX_FRAMES = 10_000_000;
  private static final int MAX_SIDE_PX = 100_000;
  private static final double MAX_RATE = 100_000;

  /** Rejects values that are not above zero. */
  public SequenceInfo {
    if (frames < 1 || !(framesPerSecond > 0) || widthPx < 1 || heightPx < 1) {
      throw new MotFormatException(
          "sequence "
              + name
              + " has length "
              + frames
              + ", rate "
              + framesPerSecond
              + " and size "
              + widthPx
              + " x "
              + heightPx);
    }
  }

  /**
   * Reads the lines of {@code seqinfo.ini}.
   *
   * @throws MotFormatException naming the setting that is missing or not a number
   */
  public static SequenceInfo parse(List<String> lines) {
    Map<String, String> settings = new HashMap<>();
    for (String line : lines) {
      int equals = line.indexOf('=');
      if (equals > 0) {
        settings.put(line.substring(0, equals).strip(), line.substring(equals + 1).strip());
      }
    }
    return new SequenceInfo(
        settings.getOrDefault("name", "unnamed"),
        count(settings, "seqLength", MAX_FRAMES),
        number(settings, "frameRate", MAX_RATE),
        count(settings, "imWidth", MAX_SIDE_PX),
        count(settings, "imHeight", MAX_SIDE_PX));
  }

  /** Returns the capture time of a frame, from 1, in microseconds since the first. */
  public long capturedAtUs(int frame) {
    return Math.round((frame - 1) * 1e6 / framesPerSecond);
  }

  private static int count(Map<String, String> settings, String key, int most) {
    double value = number(settings, key, most);
    if (value != Math.rint(value)) {
      throw new MotFormatException("setting " + key + ": " + value + " is not a whole number");
    }
    return (int) value;
  }

  private static double number(Map<String, String> settings, String key, double most) {
    String value = settings.get(key);
    if (value == null) {
      throw new MotFormatException("setting " + key + " is missing");
    }
    try {
      double number = Double.parseDouble(value);
      if (number > 0 && number <= most) {
        return number;
      }
      throw new MotFormatException(
          String.format(
              Locale.ROOT,
              "setting %s: %s is not above 0 and at most %s",
              key,
              value,
              BigDecimal.valueOf(most).stripTrailingZeros().toPlainString()));
    } catch (NumberFormatException e) {
      throw new MotFormatException("setting " + key + ": '" + value + "' is not a number");
    }
  }
}
