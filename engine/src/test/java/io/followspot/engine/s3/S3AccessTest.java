package io.followspot.engine.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.followspot.process.CannotStartException;
import io.followspot.process.Setting;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a server that refuses everything. */
class S3AccessTest {
  @TempDir Path directory;
  private final List<String> authorizations = Collections.synchronizedList(new ArrayList<>());
  private HttpServer server;
  private String url;
  private Path keys;

  @BeforeEach
  void listen() throws IOException {
    keys = Files.writeString(directory.resolve("keys"), "AKIDONE\nsesame-1\n");
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1);
    server.createContext(
        "/",
        exchange -> {
          authorizations.add(exchange.getRequestHeaders().getFirst("Authorization"));
          exchange.sendResponseHeaders(403, -1);
          exchange.close();
        });
    server.start();
    url = "http://127.0.0.1:" + server.getAddress().getPort();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void keysOfTheFile_signEachRequest_alsoAfterAnExchange() throws IOException {
    Bucket bucket = bucket(access(Map.of()));
    assertThatThrownBy(() -> bucket.keys("home"))
        .isInstanceOf(StorageException.class)
        .hasMessageContaining("s3://states/home: the storage answers")
        .hasMessageContaining("(HTTP status 403)");
    Files.writeString(keys, "AKIDTWO\nsesame-2\n");
    assertThatThrownBy(() -> bucket.keys("home")).isInstanceOf(StorageException.class);
    assertThat(authorizations).hasSize(2);
    assertThat(authorizations.get(0)).contains("Credential=AKIDONE/").doesNotContain("sesame");
    assertThat(authorizations.get(1)).contains("Credential=AKIDTWO/");
  }

  @Test
  void serverThatDoesNotAnswer_saysNothingAboutItsObjects() throws IOException {
    Bucket bucket = bucket(access(Map.of()));
    server.stop(0);
    assertThatThrownBy(() -> bucket.head("home/chk-1/_metadata"))
        .isInstanceOf(StorageException.class)
        .hasMessageContaining("Connection refused");
  }

  @Test
  void keysThatGetLost_areAnErrorOfTheStorage() throws IOException {
    Bucket bucket = bucket(access(Map.of()));
    Files.delete(keys);
    assertThatThrownBy(() -> bucket.keys("home"))
        .isInstanceOf(StorageException.class)
        .hasMessageContaining("FOLLOWSPOT_S3_CREDENTIALS_FILE names " + keys);
  }

  @Test
  void invalidSettings_areNamed_withoutSecrets() throws IOException {
    Files.writeString(keys, "sesame-in-one-line");
    assertThatThrownBy(() -> access(Map.of()).client())
        .isInstanceOf(CannotStartException.class)
        .hasMessageContaining("FOLLOWSPOT_S3_CREDENTIALS_FILE names " + keys)
        .hasMessageContaining("secret key in its second")
        .hasMessageNotContaining("sesame");
    Files.writeString(keys, "AKIDONE\nsesame-1\n");
    assertThatThrownBy(() -> access(Map.of(Setting.S3_ENDPOINT, "storage:9000")).client())
        .hasMessage(
            "FOLLOWSPOT_S3_ENDPOINT is \"storage:9000\"; it must be a URL such as"
                + " https://s3.example:9000");
    assertThatThrownBy(() -> access(Map.of(Setting.S3_ENDPOINT, "//storage:9000")).client())
        .isInstanceOf(CannotStartException.class)
        .hasMessageContaining("FOLLOWSPOT_S3_ENDPOINT is \"//storage:9000\"");
    assertThatThrownBy(() -> access(Map.of(Setting.S3_PATH_STYLE, "yes")))
        .hasMessage("FOLLOWSPOT_S3_PATH_STYLE is \"yes\"; it must be auto, true or false");
  }

  @Test
  void bucketIsInThePath_whereAnEndpointIsSet() {
    assertThat(access(Map.of()).pathStyle()).isTrue();
    assertThat(access(Map.of(Setting.S3_ENDPOINT, "")).pathStyle()).isFalse();
    assertThat(access(Map.of(Setting.S3_PATH_STYLE, "false")).pathStyle()).isFalse();
  }

  private S3Access access(Map<Setting, String> settings) {
    Map<String, String> environment = new java.util.HashMap<>();
    environment.put(Setting.S3_ENDPOINT.variable(), url);
    environment.put(Setting.S3_CREDENTIALS_FILE.variable(), keys.toString());
    settings.forEach((setting, value) -> environment.put(setting.variable(), value));
    return S3Access.of(environment);
  }

  private static Bucket bucket(S3Access access) {
    return new Bucket(access.client(), "states");
  }
}
