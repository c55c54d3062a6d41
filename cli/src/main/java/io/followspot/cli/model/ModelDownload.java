package io.followspot.cli.model;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Downloads one model file: into {@code FILE.part}, resumed after an interruption, verified by size
 * and SHA-256, and only then renamed.
 */
final class ModelDownload {
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(15);
  private static final Duration HEADER_TIMEOUT = Duration.ofSeconds(60);
  private static final int PARTIAL_CONTENT = 206;
  private static final int RANGE_NOT_SATISFIABLE = 416;

  private final CatalogueModel model;
  private final Path file;
  private final Path partial;

  ModelDownload(CatalogueModel model, Path file) {
    this.model = model;
    this.file = file;
    this.partial = file.resolveSibling(file.getFileName() + ".part");
  }

  /** Whether the file exists with the right checksum. */
  boolean isComplete() throws IOException {
    return Files.isRegularFile(file) && matches(file);
  }

  /**
   * Downloads the file.
   *
   * @throws IOException if the server does not deliver it or the checksum differs; the message says
   *     what to do
   */
  void run(URI from, DownloadProgress progress) throws IOException, InterruptedException {
    HttpClient client =
        HttpClient.newBuilder()
            .connectTimeout(CONNECT_TIMEOUT)
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();
    long have = Files.exists(partial) ? Files.size(partial) : 0;
    if (have >= model.sizeBytes()) {
      Files.delete(partial);
      have = 0;
    }
    HttpResponse<InputStream> response = request(client, from, have);
    if (response.statusCode() == RANGE_NOT_SATISFIABLE) {
      response.body().close();
      Files.deleteIfExists(partial);
      have = 0;
      response = request(client, from, have);
    }
    boolean resumed = response.statusCode() == PARTIAL_CONTENT;
    if (response.statusCode() != 200 && !resumed) {
      response.body().close();
      throw new IOException(from + " answered with status " + response.statusCode());
    }
    if (resumed) {
      progress.resumed(have);
    }
    receive(response.body(), resumed ? have : 0, progress);
    verify(from);
  }

  private static HttpResponse<InputStream> request(HttpClient client, URI from, long have)
      throws IOException, InterruptedException {
    HttpRequest.Builder request = HttpRequest.newBuilder(from).timeout(HEADER_TIMEOUT);
    if (have > 0) {
      request.header("Range", "bytes=" + have + "-");
    }
    try {
      return client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
    } catch (HttpTimeoutException e) {
      throw new IOException(from.getHost() + " does not answer; try again later", e);
    } catch (ConnectException e) {
      throw new IOException(
          "no connection to " + from.getHost() + "; check the network, or give a mirror by --from",
          e);
    }
  }

  private void receive(InputStream body, long have, DownloadProgress progress) throws IOException {
    StandardOpenOption mode =
        have > 0 ? StandardOpenOption.APPEND : StandardOpenOption.TRUNCATE_EXISTING;
    long total = have;
    try (InputStream in = body;
        OutputStream out =
            Files.newOutputStream(
                partial, StandardOpenOption.CREATE, StandardOpenOption.WRITE, mode)) {
      byte[] buffer = new byte[64 * 1024];
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        total += read;
        if (total > model.sizeBytes()) {
          throw new IOException(
              "the file is larger than the " + model.sizeBytes() + " bytes it should have");
        }
        out.write(buffer, 0, read);
        progress.received(total);
      }
    } catch (IOException e) {
      if (total > model.sizeBytes()) {
        Files.deleteIfExists(partial);
        throw e;
      }
      throw broken(total, e);
    }
    if (total < model.sizeBytes()) {
      throw broken(total, null);
    }
  }

  private IOException broken(long total, @Nullable IOException cause) {
    return new IOException(
        "the download broke off after "
            + total
            + " of "
            + model.sizeBytes()
            + " bytes; the same command resumes it",
        cause);
  }

  private void verify(URI from) throws IOException {
    if (!matches(partial)) {
      Files.deleteIfExists(partial);
      throw new IOException(
          "what "
              + from.getHost()
              + " sent has another checksum than the catalogue names, so it was deleted");
    }
    Files.move(partial, file, StandardCopyOption.REPLACE_EXISTING);
  }

  private boolean matches(Path candidate) throws IOException {
    return Files.size(candidate) == model.sizeBytes()
        && sha256(candidate).equalsIgnoreCase(model.sha256());
  }

  private static String sha256(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] buffer = new byte[64 * 1024];
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        digest.update(buffer, 0, read);
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
