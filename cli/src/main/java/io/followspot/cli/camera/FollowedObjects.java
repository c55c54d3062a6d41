package io.followspot.cli.camera;

import io.followspot.cli.model.InstalledModel;
import io.followspot.protos.v1.VisionSettings;
import io.followspot.terminal.registration.SettingsField;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** What a camera is to follow, in a user's words. */
enum FollowedObjects {
  PEOPLE("person"),
  VEHICLES("bicycle,car,motorcycle,bus,train,truck"),
  /** Whatever moves. */
  ANYTHING("");

  private final String labels;

  FollowedObjects(String labels) {
    this.labels = labels;
  }

  /**
   * Chooses the detector: a network that is installed, or the motion detector.
   *
   * @param models the directory of models
   * @return what was chosen, for people
   */
  String applyTo(VisionSettings.Builder vision, Path models) {
    Optional<InstalledModel> model =
        this == ANYTHING ? Optional.empty() : InstalledModel.fastest(models);
    vision.clearModel();
    SettingsField.setText(vision, "model_head", "");
    SettingsField.setText(vision, "model_labels", "");
    if (model.isEmpty()) {
      vision.setDetector("motion");
      return this == ANYTHING
          ? "It follows whatever moves, by the motion detector."
          : String.format(
              Locale.ROOT,
              "No model of the catalogue is in %s: it follows whatever moves, by the motion"
                  + " detector. ./followspot model get yolox-nano downloads a model; then add the"
                  + " camera again.",
              models);
    }
    vision.setDetector("onnx").setModel(model.get().file());
    SettingsField.setText(vision, "model_head", model.get().head());
    SettingsField.setText(vision, "model_labels", labels);
    return String.format(
        Locale.ROOT, "It follows %s, by the network %s.", labels, model.get().file());
  }
}
