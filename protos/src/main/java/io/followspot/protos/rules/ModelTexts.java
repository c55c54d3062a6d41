package io.followspot.protos.rules;

import io.followspot.protos.v1.VisionSettings;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The syntax of settings about networks. */
final class ModelTexts {
  /** The classes of COCO (Lin et al. 2014), in the order in which detectors number them. */
  static final List<String> COCO =
      List.of(
          ("person,bicycle,car,motorcycle,airplane,bus,train,truck,boat,traffic light,fire hydrant,"
                  + "stop sign,parking meter,bench,bird,cat,dog,horse,sheep,cow,elephant,bear,"
                  + "zebra,giraffe,backpack,umbrella,handbag,tie,suitcase,frisbee,skis,snowboard,"
                  + "sports ball,kite,baseball bat,baseball glove,skateboard,surfboard,"
                  + "tennis racket,bottle,wine glass,cup,fork,knife,spoon,bowl,banana,apple,"
                  + "sandwich,orange,broccoli,carrot,hot dog,pizza,donut,cake,chair,couch,"
                  + "potted plant,bed,dining table,toilet,tv,laptop,mouse,remote,keyboard,"
                  + "cell phone,microwave,oven,toaster,sink,refrigerator,book,clock,vase,scissors,"
                  + "teddy bear,hair drier,toothbrush")
              .split(",", -1));

  private static final Pattern FILE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

  private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N} ._-]{0,63}");
  private static final int MAX_CLASSES = 1_000;
  private static final int MAX_NAME_BYTES = 64;

  private ModelTexts() {}

  /**
   * The name of a file in the directory of models; no path, so that no file outside is readable.
   */
  static void file(String name) {
    if (!FILE.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "it must be a file name in the directory of models: up to 64 letters, digits and"
              + " . _ -");
    }
  }

  /** Distinct names, in order. */
  static void classes(String text) {
    List<String> names = words(text);
    if (names.size() > MAX_CLASSES) {
      throw new IllegalArgumentException(names.size() + " classes; at most " + MAX_CLASSES);
    }
    Set<String> known = new HashSet<>();
    for (String name : names) {
      if (!NAME.matcher(name).matches()
          || name.getBytes(StandardCharsets.UTF_8).length > MAX_NAME_BYTES) {
        throw new IllegalArgumentException(
            QuotedInput.of(name)
                + " is not a valid class name: allowed are up to 64 bytes of letters, digits,"
                + " spaces and . _ -");
      }
      if (!known.add(name)) {
        throw new IllegalArgumentException(QuotedInput.of(name) + " appears twice");
      }
    }
  }

  /** Names, or all; whether the model has these classes is checked separately. */
  static void labels(String text) {
    if (!text.equals("*")) {
      classes(text);
    }
  }

  /** A class to track that the model does not have. */
  static Optional<String> unknownLabel(VisionSettings vision) {
    String labels = vision.getModelLabels();
    if (labels.isEmpty() || labels.equals("*")) {
      return Optional.empty();
    }
    List<String> known =
        vision.getModelClasses().isEmpty() ? COCO : words(vision.getModelClasses());
    return words(labels).stream()
        .filter(label -> NAME.matcher(label).matches() && !known.contains(label))
        .findFirst();
  }

  private static List<String> words(String text) {
    return Arrays.stream(text.split(",", -1)).map(String::strip).toList();
  }
}
