package io.followspot.laboratory.bench;

import java.io.File;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What one line of the benchmark's table measures. */
sealed interface BenchScenario {
  /** Its name in reports. */
  String name();

  /** How many cameras it registers. */
  int cameras();

  /** As many simulated frames as the platform processes, 16:9. */
  record Rendered(String name, int heightPx, int cameras) implements BenchScenario {
    int widthPx() {
      return heightPx * 16 / 9;
    }
  }

  /** The same with the frames of a film, whose name is that of its file. */
  record Film(String name, String path, int cameras) implements BenchScenario {}

  /** Registered cameras without frames. */
  record Idle(String name, int cameras) implements BenchScenario {}

  /** 60 frames of 640 x 360 a second, all cameras together. */
  record Steady(String name, int cameras) implements BenchScenario {}

  /** Detections of another detector, 15 records of each camera a second. */
  record Crowds(String name, int cameras, int objects) implements BenchScenario {}

  /** Smallest and largest height of simulated frames. */
  int MIN_HEIGHT_PX = 90;

  int MAX_HEIGHT_PX = 2160;

  /** More need more memory than the command line has. */
  int MAX_CAMERAS = 256;

  int DEFAULT_OBJECTS = 200;
  int MAX_OBJECTS = 2_000;

  Pattern SIZE = Pattern.compile("([0-9]{1,6})p(?::([0-9]{1,6}))?");
  Pattern DETECTIONS = Pattern.compile("detections(?::([0-9]{1,6}))?");

  /** How scenarios are written. */
  String SYNTAX =
      "HEIGHTp:CAMERAS (such as 360p:4), idle, 60fps, detections, detections:OBJECTS or a film's path";

  /**
   * Reads scenarios separated by commas: {@value #SYNTAX}.
   *
   * @param cameras of scenarios that name no number of cameras
   * @throws IllegalArgumentException if one is not valid; the message says what is allowed
   */
  static List<BenchScenario> parseAll(String text, int cameras) {
    List<BenchScenario> all = new ArrayList<>();
    for (String word : text.split(",", -1)) {
      all.add(parse(word.trim(), cameras));
    }
    return all;
  }

  private static BenchScenario parse(String word, int cameras) {
    Matcher size = SIZE.matcher(word);
    Matcher detections = DETECTIONS.matcher(word);
    if (word.isEmpty()) {
      throw new IllegalArgumentException("a scenario is empty; allowed are " + SYNTAX);
    }
    if (size.matches()) {
      int height = Integer.parseInt(size.group(1));
      int count = size.group(2) == null ? cameras : Integer.parseInt(size.group(2));
      within(word, "the height", height, MIN_HEIGHT_PX, MAX_HEIGHT_PX);
      within(word, "the number of cameras", count, 1, MAX_CAMERAS);
      return new Rendered(word, height, count);
    }
    if (detections.matches()) {
      int objects =
          detections.group(1) == null ? DEFAULT_OBJECTS : Integer.parseInt(detections.group(1));
      within(word, "the number of objects", objects, 1, MAX_OBJECTS);
      return new Crowds(word, cameras, objects);
    }
    return switch (word) {
      case "idle" -> new Idle(word, cameras);
      case "60fps" -> new Steady(word, cameras);
      default -> new Film(word.substring(word.lastIndexOf(File.separator) + 1), word, cameras);
    };
  }

  private static void within(String word, String what, int value, int least, int most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(
          "invalid scenario \""
              + word
              + "\": "
              + what
              + " must be within "
              + least
              + " to "
              + most);
    }
  }
}
