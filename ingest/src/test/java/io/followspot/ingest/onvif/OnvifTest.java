package io.followspot.ingest.onvif;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** With a simulated device, whose clock is two hours ahead. */
class OnvifTest {
  private static final OnvifUser ADMIN = new OnvifUser("admin", SimulatedDevice.PASSWORD);

  private SimulatedDevice device;

  @BeforeEach
  void start() throws IOException {
    device = new SimulatedDevice(Duration.ofHours(2));
  }

  @AfterEach
  void stop() {
    device.close();
  }

  @Test
  void device_isFoundOnce_atTheAddressThatItAnswersFrom() throws Exception {
    DeviceDiscovery discovery = new DeviceDiscovery(device.probed(), null);

    assertThat(discovery.find(Duration.ofMillis(500)))
        .containsExactly(new OnvifDevice(device.service(), "North gate", "IPC-7"));
  }

  @Test
  void search_endsInTime_ifNobodyAnswers() throws Exception {
    DeviceDiscovery discovery = new DeviceDiscovery(device.probed(), null);
    device.close();
    long beganNs = System.nanoTime();

    assertThat(discovery.find(Duration.ofMillis(300))).isEmpty();
    assertThat(Duration.ofNanos(System.nanoTime() - beganNs)).isLessThan(Duration.ofSeconds(5));
  }

  @Test
  void streams_areToldToTheUser_atTheDevicesTime() throws Exception {
    assertThat(new OnvifClient(Optional.of(ADMIN)).streams(device.service()))
        .containsExactly(
            new OnvifStream(
                "main", "H264", 1920, 1080, URI.create("rtsp://192.0.2.7:554/main&1?a=1&b=2")),
            new OnvifStream(
                "sub", "H264", 640, 360, URI.create("rtsp://192.0.2.7:554/sub&1?a=1&b=2")));
  }

  @Test
  void others_areRefused_withWhatToDo() {
    assertThatThrownBy(() -> new OnvifClient(Optional.empty()).streams(device.service()))
        .isInstanceOf(OnvifException.class)
        .hasMessageContaining("give --user");
    assertThatThrownBy(
            () ->
                new OnvifClient(Optional.of(new OnvifUser("admin", "wrong")))
                    .streams(device.service()))
        .hasMessageContaining("refuses the user admin")
        .hasMessageNotContaining("wrong");
    device.close();
    assertThatThrownBy(() -> new OnvifClient(Optional.of(ADMIN)).streams(device.service()))
        .hasMessageContaining("does not answer");
  }

  /** The example of the ONVIF Application Programmer's Guide. */
  @Test
  void digest_isThatOfTheStandard() {
    byte[] nonce = Base64.getDecoder().decode("LKqI6G/AikKCQrN0zqZFlg==");

    assertThat(OnvifClient.digest(nonce, "2010-09-16T07:50:45Z", "userpassword"))
        .isEqualTo("tuOSpGlFlIXsozq4HFNeeGeFLEI=");
  }

  @Test
  void documentType_isRefused() {
    String bomb = "<!DOCTYPE x [<!ENTITY a \"aaaa\">]><x>&a;</x>";

    assertThatThrownBy(() -> SoapDocument.parse(bomb.getBytes(UTF_8)))
        .isInstanceOf(OnvifException.class);
  }
}
