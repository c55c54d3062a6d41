package io.followspot.ingest.onvif;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.w3c.dom.Element;

/**
 * Asks a device for its streams, by SOAP with the digest of WS-UsernameToken, whose time is the
 * device's own. The password itself is not sent.
 */
public final class OnvifClient {
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final int MAX_ANSWER_BYTES = 1 << 20;
  private static final int MAX_STREAMS = 32;
  private static final int NONCE_BYTES = 16;
  private static final String DEVICE = "http://www.onvif.org/ver10/device/wsdl";
  private static final String MEDIA = "http://www.onvif.org/ver10/media/wsdl";
  private static final String SECURITY = "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-";

  private final HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
  private final SecureRandom random = new SecureRandom();
  private final Optional<OnvifUser> user;

  /**
   * Asks as a user.
   *
   * @param user empty for devices that tell everybody
   */
  public OnvifClient(Optional<OnvifUser> user) {
    this.user = user;
  }

  /**
   * The streams of a device.
   *
   * @param service the address of its device service
   * @throws OnvifException if it does not answer, refuses the user, or does not understand
   * @throws InterruptedException if the thread is interrupted meanwhile
   */
  public List<OnvifStream> streams(URI service) throws OnvifException, InterruptedException {
    Duration ahead = clock(service);
    Element services =
        ask(
            service,
            "<GetCapabilities xmlns=\"%s\"><Category>Media</Category></GetCapabilities>"
                .formatted(DEVICE),
            ahead);
    URI media =
        SoapDocument.first(services, "Media")
            .flatMap(it -> address(SoapDocument.text(it, "XAddr")))
            // Asked at the device's own host, whatever host it names.
            .map(it -> at(service.getHost(), it))
            .orElse(service);
    Element profiles = ask(media, "<GetProfiles xmlns=\"%s\"/>".formatted(MEDIA), ahead);
    List<OnvifStream> streams = new ArrayList<>();
    for (Element profile : SoapDocument.all(profiles, "Profiles")) {
      if (streams.size() < MAX_STREAMS) {
        stream(media, profile, ahead).ifPresent(streams::add);
      }
    }
    return streams;
  }

  private Optional<OnvifStream> stream(URI media, Element profile, Duration ahead)
      throws OnvifException, InterruptedException {
    Element answer =
        ask(
            media,
            """
            <GetStreamUri xmlns="%s"><StreamSetup>\
            <Stream xmlns="http://www.onvif.org/ver10/schema">RTP-Unicast</Stream>\
            <Transport xmlns="http://www.onvif.org/ver10/schema"><Protocol>RTSP</Protocol>\
            </Transport></StreamSetup><ProfileToken>%s</ProfileToken></GetStreamUri>\
            """
                .formatted(MEDIA, SoapDocument.escaped(profile.getAttribute("token"))),
            ahead);
    Optional<Element> encoder = SoapDocument.first(profile, "VideoEncoderConfiguration");
    return address(SoapDocument.text(answer, "Uri"))
        .map(
            uri ->
                new OnvifStream(
                    printable(SoapDocument.text(profile, "Name")),
                    encoder.map(it -> printable(SoapDocument.text(it, "Encoding"))).orElse(""),
                    encoder.map(it -> number(it, "Width")).orElse(0),
                    encoder.map(it -> number(it, "Height")).orElse(0),
                    uri));
  }

  /** By how much the device's clock is ahead of this one; 0 if it does not tell. */
  private Duration clock(URI service) throws OnvifException, InterruptedException {
    Element answer =
        post(service, envelope("", "<GetSystemDateAndTime xmlns=\"%s\"/>".formatted(DEVICE)));
    Optional<Element> utc = SoapDocument.first(answer, "UTCDateTime");
    if (utc.isEmpty()) {
      return Duration.ZERO;
    }
    try {
      LocalDateTime there =
          LocalDateTime.of(
              number(utc.get(), "Year"),
              number(utc.get(), "Month"),
              number(utc.get(), "Day"),
              number(utc.get(), "Hour"),
              number(utc.get(), "Minute"),
              number(utc.get(), "Second"));
      return Duration.between(Instant.now(), there.toInstant(ZoneOffset.UTC));
    } catch (DateTimeException e) {
      return Duration.ZERO;
    }
  }

  private Element ask(URI address, String body, Duration ahead)
      throws OnvifException, InterruptedException {
    String header = user.map(it -> token(it, Instant.now().plus(ahead))).orElse("");
    Element answer = post(address, envelope(header, body));
    Optional<Element> fault = SoapDocument.first(answer, "Fault");
    if (fault.isPresent()) {
      String text = fault.get().getTextContent().strip().replaceAll("\\s+", " ");
      throw new OnvifException(
          text.contains("NotAuthorized") || text.contains("FailedAuthentication")
              ? refused(address)
              : address + " does not answer the question: " + printable(text));
    }
    return answer;
  }

  private String refused(URI address) {
    return user.isEmpty()
        ? address + " requires a user: give --user and --password-file"
        : address
            + " refuses the user "
            + user.get()
            + ": check name and password, ONVIF users"
            + " are separate ones on many cameras";
  }

  private Element post(URI address, String envelope) throws OnvifException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(address)
            .timeout(PATIENCE)
            .header("Content-Type", "application/soap+xml; charset=utf-8")
            .POST(HttpRequest.BodyPublishers.ofString(envelope))
            .build();
    HttpResponse<InputStream> response;
    byte[] body;
    try {
      response = http.send(request, HttpResponse.BodyHandlers.ofInputStream());
      try (InputStream in = response.body()) {
        body = in.readNBytes(MAX_ANSWER_BYTES);
      }
    } catch (IOException e) {
      throw new OnvifException(address + " does not answer: " + e.getMessage());
    }
    if (response.statusCode() == 401 || response.statusCode() == 403) {
      throw new OnvifException(refused(address));
    }
    // Faults come with the status 400 or 500.
    return SoapDocument.parse(body);
  }

  private static String envelope(String header, String body) {
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>"
        + "<s:Envelope xmlns:s=\"http://www.w3.org/2003/05/soap-envelope\"><s:Header>"
        + header
        + "</s:Header><s:Body>"
        + body
        + "</s:Body></s:Envelope>";
  }

  /** Digest = Base64(SHA-1(nonce + created + password)), OASIS UsernameToken Profile 1.0. */
  private String token(OnvifUser user, Instant now) {
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    String created = now.truncatedTo(ChronoUnit.SECONDS).toString();
    return """
    <Security s:mustUnderstand="1" xmlns="%swssecurity-secext-1.0.xsd"><UsernameToken>\
    <Username>%s</Username>\
    <Password Type="%susername-token-profile-1.0#PasswordDigest">%s</Password>\
    <Nonce EncodingType="%ssoap-message-security-1.0#Base64Binary">%s</Nonce>\
    <Created xmlns="%swssecurity-utility-1.0.xsd">%s</Created></UsernameToken></Security>\
    """
        .formatted(
            SECURITY,
            SoapDocument.escaped(user.name()),
            SECURITY,
            digest(nonce, created, user.password()),
            SECURITY,
            Base64.getEncoder().encodeToString(nonce),
            SECURITY,
            created);
  }

  static String digest(byte[] nonce, String created, String password) {
    try {
      MessageDigest sha1 = MessageDigest.getInstance("SHA-1");
      sha1.update(nonce);
      sha1.update(created.getBytes(UTF_8));
      sha1.update(password.getBytes(UTF_8));
      return Base64.getEncoder().encodeToString(sha1.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Optional<URI> address(String text) {
    try {
      URI address = URI.create(text);
      return address.getHost() == null ? Optional.empty() : Optional.of(address);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** The same service at another host. */
  static URI at(String host, URI service) {
    String port = service.getPort() < 0 ? "" : ":" + service.getPort();
    String path = service.getRawPath() == null ? "/" : service.getRawPath();
    return URI.create(service.getScheme() + "://" + host + port + path);
  }

  private static int number(Element within, String name) {
    String text = SoapDocument.text(within, name);
    return text.matches("[0-9]{1,6}") ? Integer.parseInt(text) : 0;
  }

  private static String printable(String text) {
    return text.replaceAll("\\p{Cntrl}", "?");
  }
}
