package io.followspot.cli.camera;

import static org.assertj.core.api.Assertions.assertThat;

import io.followspot.cli.FollowspotMain;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands that look for cameras and at their streams. */
class ProbeCommandTest {
  @TempDir Path directory;
  private final StringWriter said = new StringWriter();

  @Test
  void probe_tellsWhatASourceGives() {
    assertThat(run("camera", "probe", "sim:lobby?seed=1&seconds=3", "--seconds", "1")).isZero();
    assertThat(said.toString()).contains("pictures,").contains("a second").doesNotContain("early");
  }

  @Test
  void probe_saysWhatIsWrong_withoutThePassword() {
    assertThat(run("camera", "probe", "rtsp://u:secret@127.0.0.1:9/x", "--timeout", "2"))
        .isNotZero();
    assertThat(said.toString()).contains("check the address").doesNotContain("secret");
  }

  @Test
  void discover_saysWhatToTry_ifNobodyAnswers() throws IOException {
    try (DatagramSocket silent = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
      String address = "127.0.0.1:" + silent.getLocalPort();
      assertThat(run("camera", "discover", address, "--wait", "1")).isEqualTo(1);
    }
    assertThat(said.toString()).contains("No ONVIF device has answered within 1 s");
  }

  @Test
  void discover_refusesWhatCannotWork() throws IOException {
    Path password = Files.writeString(directory.resolve("password"), "x");
    assertThat(run("camera", "discover", "--interface", "nowhere0")).isEqualTo(2);
    assertThat(said.toString()).contains("no network interface nowhere0; there are [");
    assertThat(run("camera", "discover", "--password-file", password.toString())).isEqualTo(2);
    assertThat(said.toString()).contains("belong together");
  }

  private int run(String... command) {
    PrintWriter writer = new PrintWriter(said);
    return FollowspotMain.commandLine().setOut(writer).setErr(writer).execute(command);
  }
}
