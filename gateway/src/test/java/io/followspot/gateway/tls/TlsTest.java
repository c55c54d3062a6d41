package io.followspot.gateway.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.followspot.gateway.GatewayFixture;
import io.followspot.gateway.RawClient;
import io.followspot.gateway.access.Access;
import io.followspot.gateway.access.AllowedOrigins;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Key;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Base64;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class TlsTest {
  private static final String PASSWORD = "only-for-this-test";

  @TempDir static Path directory;
  private static Path keystore;
  private static Path certificate;
  private static Path key;
  private static SSLContext trusting;

  @BeforeAll
  static void makeCertificate() throws Exception {
    keystore = directory.resolve("gateway.p12");
    new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
            "-genkeypair",
            "-alias",
            "gateway",
            "-keyalg",
            "EC",
            "-dname",
            "CN=localhost",
            "-ext",
            "san=ip:127.0.0.1,dns:localhost",
            "-storetype",
            "PKCS12",
            "-keystore",
            keystore.toString(),
            "-storepass",
            PASSWORD)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start()
        .waitFor();
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(keystore)) {
      keys.load(in, PASSWORD.toCharArray());
    }
    certificate = pem("CERTIFICATE", keys.getCertificate("gateway").getEncoded());
    Key secret = keys.getKey("gateway", PASSWORD.toCharArray());
    key = pem("PRIVATE KEY", secret.getEncoded());
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry("gateway", keys.getCertificate("gateway"));
    TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
    trust.init(trusted);
    trusting = SSLContext.getInstance("TLS");
    trusting.init(null, trust.getTrustManagers(), null);
  }

  @Test
  void pemFiles_serveHttps() throws Exception {
    served(new TlsConfig(certificate.toString(), key.toString(), "", ""));
  }

  @Test
  void keystore_servesHttps() throws Exception {
    served(new TlsConfig("", "", keystore.toString(), PASSWORD));
  }

  @Test
  void wrongPassword_namesTheFileAndNotThePassword() {
    TlsConfig wrong = new TlsConfig("", "", keystore.toString(), "guessed");
    assertThatThrownBy(wrong::context)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("gateway.p12")
        .hasMessageNotContaining("guessed");
    assertThat(wrong.toString()).doesNotContain("guessed");
  }

  @Test
  void keyThatIsNone_saysWhatToDo() {
    assertThatThrownBy(
            () -> new TlsConfig(certificate.toString(), certificate.toString(), "", "").context())
        .hasMessageContaining("openssl pkcs8");
    assertThatThrownBy(() -> new TlsConfig(certificate.toString(), "", "", "").context())
        .hasMessageContaining("FOLLOWSPOT_TLS_KEY");
    assertThat(TlsConfig.NONE.context()).isEmpty();
  }

  @Test
  void browsers_areServedByHttp2_alsoTheirStreams() throws Exception {
    TlsConfig config = new TlsConfig(certificate.toString(), key.toString(), "", "");
    try (GatewayFixture gateway =
        new GatewayFixture(
            directory, Access.open(), AllowedOrigins.open("", ""), config.context())) {
      HttpClient client = HttpClient.newBuilder().sslContext(trusting).build();
      // More at a time than a browser opens to a server of HTTP/1.1.
      for (int i = 0; i < 12; i++) {
        HttpResponse<InputStream> stream =
            client.send(
                HttpRequest.newBuilder(gateway.address().resolve("v1/stream")).build(),
                BodyHandlers.ofInputStream());
        assertThat(stream.version()).isEqualTo(HttpClient.Version.HTTP_2);
        String begin = "retry: 1000\n\nid: \nevent: ready\ndata: {}\n\nid: \n: still here\n";
        assertThat(new String(stream.body().readNBytes(begin.length()), StandardCharsets.UTF_8))
            .isEqualTo(begin);
        if (i % 2 == 0) {
          stream.body().close();
        }
      }
    }
  }

  @Test
  @Timeout(120)
  void slowReaderOverHttp2_losesItsStreamOnly() throws Exception {
    TlsConfig config = new TlsConfig(certificate.toString(), key.toString(), "", "");
    try (GatewayFixture gateway =
            new GatewayFixture(
                directory, Access.open(), AllowedOrigins.open("", ""), config.context());
        Http2Client client = new Http2Client(trusting, gateway.address().getPort())) {
      // It gives no room for more than 200 bytes of each answer.
      client.begin(200);
      client.get(1, "/v1/stream");
      assertThat(client.frame(Http2Client.DATA, 1)).isPositive();
      assertThat(client.frame(Http2Client.RST_STREAM, 1)).isEqualTo(4);
      await().atMost(Duration.ofSeconds(30)).until(() -> gateway.streams() == 0);
      client.get(3, "/healthz");
      assertThat(client.frame(Http2Client.DATA, 3)).isPositive();
    }
  }

  @Test
  @Timeout(60)
  void handshakeThatNeverEnds_isClosed() throws Exception {
    TlsConfig config = new TlsConfig(certificate.toString(), key.toString(), "", "");
    try (GatewayFixture gateway =
            new GatewayFixture(
                directory,
                Access.open(),
                AllowedOrigins.open("", ""),
                config.context(),
                GatewayFixture.limits(Duration.ofSeconds(1), 100, 100, 100, 12));
        RawClient silent = new RawClient(gateway.address());
        RawClient begun = new RawClient(gateway.address()).send("\u0016\u0003\u0001")) {
      assertThat(silent.isClosedByServer()).isTrue();
      assertThat(begun.isClosedByServer()).isTrue();
    }
  }

  private void served(TlsConfig config) throws Exception {
    try (GatewayFixture gateway =
        new GatewayFixture(
            directory, Access.open(), AllowedOrigins.open("", ""), config.context())) {
      assertThat(gateway.address().getScheme()).isEqualTo("https");
      HttpClient client = HttpClient.newBuilder().sslContext(trusting).build();
      var health = HttpRequest.newBuilder(gateway.address().resolve("healthz")).build();
      assertThat(client.send(health, BodyHandlers.ofString()).statusCode()).isEqualTo(200);
      URI plain = URI.create(health.uri().toString().replace("https", "http"));
      assertThatThrownBy(
              () -> client.send(HttpRequest.newBuilder(plain).build(), BodyHandlers.ofString()))
          .isInstanceOf(java.io.IOException.class);
    }
  }

  private static Path pem(String kind, byte[] der) throws Exception {
    Path file = directory.resolve(kind.replace(' ', '-') + ".pem");
    String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
    return Files.writeString(
        file, "-----BEGIN " + kind + "-----\n" + body + "\n-----END " + kind + "-----\n");
  }
}
