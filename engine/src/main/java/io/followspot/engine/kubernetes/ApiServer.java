package io.followspot.engine.kubernetes;

import io.followspot.process.CannotStartException;
import io.followspot.process.HttpUrl;
import io.followspot.process.Setting;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * The API server of a cluster, as a pod reaches it. The JDK's client is enough for one kind of
 * object, and the usual client needs a newer Jackson than the one in Flink's class path.
 */
final class ApiServer {
  /** The longest that a request may take. */
  static final Duration TIMEOUT = Duration.ofSeconds(2);

  private static final int UNAUTHORIZED = 401;
  private static final int FORBIDDEN = 403;
  private static final int CONFLICT = 409;

  private final URI url;
  private final Path credentials;
  private final HttpClient client;

  private ApiServer(URI url, Path credentials, HttpClient client) {
    this.url = url;
    this.credentials = credentials;
    this.client = client;
  }

  /**
   * As this process's settings say.
   *
   * @throws CannotStartException if they are not valid, or the certificates cannot be read
   */
  static ApiServer ofSettings() {
    return at(Setting.KUBERNETES_API.read(), Path.of(Setting.KUBERNETES_CREDENTIALS.read()));
  }

  /**
   * At a URL.
   *
   * @param credentials the directory of {@code token}, which is read for each request since it
   *     expires, and of {@code ca.crt}, the certificates that are trusted
   * @throws CannotStartException if the URL is not one, or the certificates cannot be read
   */
  static ApiServer at(String url, Path credentials) {
    String base = url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    URI uri = HttpUrl.parse(base).orElseThrow(() -> notUrl(url));
    HttpClient.Builder client = HttpClient.newBuilder().connectTimeout(TIMEOUT);
    if (uri.getScheme().equals("https")) {
      client.sslContext(trust(credentials.resolve("ca.crt")));
    }
    return new ApiServer(uri, credentials, client.build());
  }

  /**
   * Sends a request.
   *
   * @param path of the object or its collection
   * @param body JSON; empty for none
   * @return the response, of status 200, 201 or 404
   * @throws ConflictException if somebody else has written the object since it was read
   * @throws RefusedException if this process may not do that
   * @throws IOException if the server does not answer within {@link #TIMEOUT}, or with an error
   */
  HttpResponse<String> send(String method, String path, String body) throws IOException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(url + path))
            .timeout(TIMEOUT)
            .header("Accept", "application/json")
            .header("Content-Type", "application/json")
            .method(
                method,
                body.isEmpty()
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofString(body));
    Path token = credentials.resolve("token");
    if (Files.exists(token)) {
      request.header("Authorization", "Bearer " + Files.readString(token).strip());
    }
    HttpResponse<String> response = await(request.build());
    String what = method + " " + path + ": " + response.statusCode() + " " + response.body();
    return switch (response.statusCode()) {
      case 200, 201, 404 -> response;
      case CONFLICT -> throw new ConflictException(what);
      case UNAUTHORIZED, FORBIDDEN -> throw new RefusedException(what);
      default -> throw new IOException(what);
    };
  }

  /** Bounds the whole response: the client's own limit ends with its headers. */
  private HttpResponse<String> await(HttpRequest request) throws IOException {
    CompletableFuture<HttpResponse<String>> response =
        client.sendAsync(request, HttpResponse.BodyHandlers.ofString());
    try {
      return response.get(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw new IOException(url + " does not answer (" + e.getCause() + ")", e);
    } catch (TimeoutException e) {
      throw new IOException(url + " does not answer within " + TIMEOUT.toSeconds() + " s", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    } finally {
      response.cancel(true);
    }
  }

  private static SSLContext trust(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
      trusted.load(null, null);
      for (Certificate one : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
        trusted.setCertificateEntry(Integer.toString(trusted.size()), one);
      }
      TrustManagerFactory trust =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(trusted);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, trust.getTrustManagers(), null);
      return context;
    } catch (IOException | GeneralSecurityException e) {
      throw new CannotStartException(
          "the certificates of the API server cannot be read from "
              + file
              + " ("
              + e
              + "): mount a projected volume with the service account's token and ca.crt there, or"
              + " set "
              + Setting.KUBERNETES_CREDENTIALS.variable(),
          e);
    }
  }

  private static CannotStartException notUrl(String url) {
    return new CannotStartException(
        Setting.KUBERNETES_API.variable()
            + " is \""
            + url
            + "\"; it must be a URL such as https://kubernetes.default.svc");
  }

  @Override
  public String toString() {
    return url.toString();
  }
}
