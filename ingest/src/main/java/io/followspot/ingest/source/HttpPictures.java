package io.followspot.ingest.source;

import com.google.protobuf.ByteString;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BooleanSupplier;

/**
 * A camera that serves JPEGs over HTTP: Motion JPEG, or a picture per request, polled. FFmpeg reads
 * neither from many servers, because it requires exact boundaries and types of the parts.
 */
final class HttpPictures implements FrameSource {
  private static final int MAX_BYTES = 16 << 20;
  private static final Duration LONGEST_CONNECT = Duration.ofSeconds(10);

  /** Most requests per second of single pictures. */
  private static final double MAX_REQUESTS_PER_SECOND = 5;

  private static final long SLICE_MS = 50;

  private final SourceLocation location;
  private final SourceOptions options;
  private final BooleanSupplier cancelled;
  private final boolean single;
  private final JpegNormalizer normalizer;
  private final OffsetClock offsets = OffsetClock.ofArrival(System::nanoTime);
  private volatile HttpURLConnection connection;
  private JpegSplitter pictures;
  private long askedAtNs = System.nanoTime();
  private volatile boolean closed;

  private HttpPictures(
      SourceLocation location,
      SourceOptions options,
      BooleanSupplier cancelled,
      HttpURLConnection connection,
      boolean single)
      throws IOException {
    this.location = location;
    this.options = options;
    this.cancelled = cancelled;
    this.connection = connection;
    this.single = single;
    this.pictures = splitter(connection);
    this.normalizer = new JpegNormalizer(location, options.jpegQuality());
  }

  /**
   * Opens an address if it serves pictures.
   *
   * @return empty if it serves anything else, or does not answer such a request
   * @throws SourceException if it serves a web page
   */
  static Optional<FrameSource> open(
      SourceLocation location, SourceOptions options, BooleanSupplier cancelled) {
    if (!location.raw().startsWith("http")) {
      return Optional.empty();
    }
    HttpURLConnection connection = null;
    try {
      connection = connect(location, options.timeout());
      if (connection.getResponseCode() != HttpURLConnection.HTTP_OK) {
        return none(connection);
      }
      String type = String.valueOf(connection.getContentType()).toLowerCase(Locale.ROOT).strip();
      if (type.startsWith("text/html") || type.startsWith("application/xhtml")) {
        connection.disconnect();
        throw new SourceException(
            location
                + " is not a video but a web page: give the address of the stream itself, as the"
                + " camera's manual names it");
      }
      boolean stream = type.startsWith("multipart/");
      boolean single = type.matches("image/p?jpe?g.*");
      return stream || single
          ? Optional.of(new HttpPictures(location, options, cancelled, connection, single))
          : none(connection);
    } catch (IOException | IllegalArgumentException | URISyntaxException e) {
      // FFmpeg is tried next and reports the error; it also accepts self-signed certificates of
      // cameras.
      return connection == null ? Optional.empty() : none(connection);
    }
  }

  private static Optional<FrameSource> none(HttpURLConnection connection) {
    connection.disconnect();
    return Optional.empty();
  }

  private static HttpURLConnection connect(SourceLocation location, Duration timeout)
      throws IOException, URISyntaxException {
    URI uri = new URI(location.raw());
    URL bare =
        new URI(uri.getScheme(), null, uri.getHost(), uri.getPort(), uri.getPath(), null, null)
            .toURL();
    String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
    String path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
    URLConnection opened =
        new URL(bare.getProtocol(), bare.getHost(), bare.getPort(), path + query).openConnection();
    HttpURLConnection connection = (HttpURLConnection) opened;
    connection.setConnectTimeout((int) Math.min(timeout.toMillis(), LONGEST_CONNECT.toMillis()));
    connection.setReadTimeout((int) Math.min(timeout.toMillis(), Integer.MAX_VALUE));
    connection.setUseCaches(false);
    connection.setRequestProperty("User-Agent", "followspot");
    connection.setRequestProperty("Connection", "close");
    if (uri.getUserInfo() != null) {
      byte[] user = uri.getUserInfo().getBytes(StandardCharsets.UTF_8);
      connection.setRequestProperty(
          "Authorization", "Basic " + Base64.getEncoder().encodeToString(user));
    }
    return connection;
  }

  private static JpegSplitter splitter(HttpURLConnection connection) throws IOException {
    InputStream in = new BufferedInputStream(connection.getInputStream(), 1 << 16);
    return new JpegSplitter(in, MAX_BYTES);
  }

  @Override
  public Optional<CapturedFrame> next() {
    try {
      while (!isOver()) {
        Optional<ByteString> picture = pictures.next();
        Optional<ByteString> upright = picture.flatMap(normalizer::normalize);
        if (upright.isPresent()) {
          return Optional.of(new CapturedFrame(upright.get(), offsets.next(OptionalLong.empty())));
        }
        if (picture.isEmpty() && !single) {
          return Optional.empty();
        }
        if (picture.isEmpty()) {
          askAgain();
        }
      }
      return Optional.empty();
    } catch (IOException | URISyntaxException e) {
      if (isOver()) {
        return Optional.empty();
      }
      throw new SourceException(
          e instanceof java.net.SocketTimeoutException
              ? location + " has sent nothing for " + options.timeout().toSeconds() + " s"
              : location + " broke off: " + e.getMessage(),
          e);
    }
  }

  private void askAgain() throws IOException, URISyntaxException {
    double rate = Math.min(MAX_REQUESTS_PER_SECOND, options.imagesPerSecond());
    long dueAtNs = askedAtNs + (long) (1e9 / rate);
    try {
      while (System.nanoTime() - dueAtNs < 0 && !isOver()) {
        Thread.sleep(SLICE_MS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      closed = true;
    }
    if (!isOver()) {
      askedAtNs = System.nanoTime();
      connection.disconnect();
      connection = connect(location, options.timeout());
      pictures = splitter(connection);
    }
  }

  private boolean isOver() {
    return closed || cancelled.getAsBoolean();
  }

  @Override
  public String description() {
    return location + (single ? " (a JPEG for each request)" : " (Motion JPEG)");
  }

  @Override
  public OptionalLong frames() {
    return OptionalLong.empty();
  }

  @Override
  public boolean live() {
    return true;
  }

  @Override
  public void cancel() {
    closed = true;
    connection.disconnect();
  }

  @Override
  public void close() {
    cancel();
    normalizer.close();
  }
}
