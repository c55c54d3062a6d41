package io.followspot.protos.rules;

import java.util.List;
import java.util.regex.Pattern;

/** The grammar of settings about networks. */
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

  private ModelTexts() {}

  /** The name of a file in the directory of models, so that none reaches beyond it. */
  static void file(String name) {
    if (!FILE.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "it must be the name of a file in the directory of models: up to 64 letters, digits and"
              + " . _ -");
    }
  }

  /** Classes that the model knows, separated by commas, or all. */
  static void labels(String text) {
    if (text.equals("*")) {
      return;
    }
    for (String label : text.split(",", -1)) {
      if (!COCO.contains(label.strip())) {
        throw new IllegalArgumentException(
            Quotes.of(label.strip()) + " is no class of COCO such as person, car, dog");
      }
    }
  }
}
