package io.followspot.cli.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelDownloadTest {
  private final byte[] published = new byte[300_000];
  private final List<String> ranges = new ArrayList<>();
  private final StringWriter said = new StringWriter();
  private HttpServer server;
  private volatile byte[] served = {};
  private volatile int cutAfter = Integer.MAX_VALUE;
  private CatalogueModel model;
  @TempDir private Path folder;

  @BeforeEach
  void serve() throws Exception {
    new Random(3).nextBytes(published);
    served = published;
    String sha256 =
        HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(published));
    model = new CatalogueModel("m", "m.onnx", "", published.length, sha256, "MIT", "yolox", "");
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/m.onnx", this::answer);
    server.createContext(
        "/moved",
        exchange -> {
          exchange.getResponseHeaders().set("Location", "/m.onnx");
          exchange.sendResponseHeaders(302, -1);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void download_isVerifiedAndNamed() throws Exception {
    run("/m.onnx");

    assertThat(folder.resolve("m.onnx")).hasBinaryContent(published);
    assertThat(folder.resolve("m.onnx.part")).doesNotExist();
    assertThat(new ModelDownload(model, folder.resolve("m.onnx")).isComplete()).isTrue();
  }

  @Test
  void download_redirected_follows() throws Exception {
    run("/moved");

    assertThat(folder.resolve("m.onnx")).hasBinaryContent(published);
  }

  @Test
  void download_brokenOff_isResumedWhereItWas() throws Exception {
    cutAfter = 100_000;
    assertThatThrownBy(() -> run("/m.onnx"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("the same command resumes it");
    long have = Files.size(folder.resolve("m.onnx.part"));
    assertThat(folder.resolve("m.onnx")).doesNotExist();
    cutAfter = Integer.MAX_VALUE;

    run("/m.onnx");

    assertThat(folder.resolve("m.onnx")).hasBinaryContent(published);
    assertThat(ranges).containsExactly("", "bytes=" + have + "-");
    assertThat(said.toString()).contains("resuming");
  }

  @Test
  void download_otherBytes_areDeletedAndTold() {
    served = published.clone();
    served[7] ^= 1;

    assertThatThrownBy(() -> run("/m.onnx")).hasMessageContaining("checksum");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void download_tooLarge_isCutOff() {
    served = Arrays.copyOf(published, 2 * published.length);

    assertThatThrownBy(() -> run("/m.onnx")).hasMessageContaining("larger than");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void download_notThere_namesTheStatus() {
    assertThatThrownBy(() -> run("/other")).hasMessageContaining("status 404");
  }

  @Test
  void catalogue_isComplete() {
    assertThat(ModelCatalogue.all())
        .hasSizeGreaterThan(1)
        .allSatisfy(
            entry -> {
              assertThat(entry.sha256()).matches("[0-9a-f]{64}");
              assertThat(entry.url()).startsWith("https://").endsWith(entry.file());
              assertThat(entry.sizeBytes()).isPositive();
              assertThat(entry.licence()).isNotEmpty();
            });
  }

  private void run(String path) throws IOException, InterruptedException {
    new ModelDownload(model, folder.resolve("m.onnx"))
        .run(
            URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path),
            new DownloadProgress(new PrintWriter(said, true), model));
  }

  private void answer(HttpExchange exchange) throws IOException {
    String range = exchange.getRequestHeaders().getFirst("Range");
    ranges.add(range == null ? "" : range);
    int from = range == null ? 0 : Integer.parseInt(range.replaceAll("bytes=|-", ""));
    int length = served.length - from;
    exchange.sendResponseHeaders(from > 0 ? 206 : 200, length);
    try (exchange) {
      exchange.getResponseBody().write(served, from, Math.min(length, cutAfter));
    }
  }
}
