package io.followspot.vision.onnx;

import java.util.List;
import java.util.stream.IntStream;

/** Names of a network's classes. */
public final class ClassNames {
  /** As many as the usual networks have; the first ones are those of COCO. */
  public static final List<String> EIGHTY =
      IntStream.range(0, 80)
          .mapToObj(
              number ->
                  switch (number) {
                    case 0 -> "person";
                    case 1 -> "bicycle";
                    case 2 -> "car";
                    case 16 -> "dog";
                    default -> "class " + number;
                  })
          .toList();

  private ClassNames() {}
}
