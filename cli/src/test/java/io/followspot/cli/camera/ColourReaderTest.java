package io.followspot.cli.camera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.followspot.cli.FollowspotMain;
import io.followspot.ingest.source.SourceException;
import io.followspot.protos.rules.RegistrationRules;
import io.followspot.protos.v1.CameraRegistration;
import io.followspot.simulation.scene.Scene;
import io.followspot.simulation.scene.SceneRenderer;
import io.followspot.terminal.CliException;
import io.followspot.terminal.registration.SettingsField;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ColourReaderTest {
  @TempDir private Path folder;

  @Test
  void colours_ofAPicture_areASettingThatACameraTakes() throws Exception {
    Path picture = folder.resolve("lobby.jpg");
    Files.write(picture, new SceneRenderer(Scene.lobby(7)).jpeg(0));
    StringWriter out = new StringWriter();
    CommandLine commands = FollowspotMain.commandLine().setOut(new PrintWriter(out));

    assertThat(commands.execute("camera", "colours", picture.toString())).isZero();

    String said = out.toString().strip();
    assertThat(said).startsWith("reference_colours=");
    CameraRegistration.Builder camera = CameraRegistration.newBuilder().setCameraId("a");
    SettingsField.set(camera, "vision." + said);
    assertThat(RegistrationRules.faultsOf(camera.build())).isEmpty();
    assertThat(camera.getVision().getPixels().getReferenceColours().getBlueList()).hasSize(9);
  }

  @Test
  void colours_ofWhatIsNoPicture_areAComplaint() throws Exception {
    Path text = folder.resolve("text.jpg");
    Files.writeString(text, "no picture");

    assertThatThrownBy(() -> ColourReader.ofFile(text.toString()))
        .isInstanceOfAny(CliException.class, SourceException.class);
  }
}
