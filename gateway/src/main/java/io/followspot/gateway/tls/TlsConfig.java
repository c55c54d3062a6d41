package io.followspot.gateway.tls;

import io.followspot.process.Setting;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * Where certificate and key are: in two PEM files or in one PKCS #12 file; empty texts mean none.
 *
 * @param certificate PEM, the gateway's own certificate first
 * @param key PEM of PKCS #8, not encrypted
 * @param keystore PKCS #12
 * @param password the keystore's; never part of {@link #toString}
 */
public record TlsConfig(String certificate, String key, String keystore, String password) {
  private static final List<String> ALGORITHMS = List.of("EC", "RSA", "EdDSA");

  /** No TLS. */
  public static final TlsConfig NONE = new TlsConfig("", "", "", "");

  /** Reads the settings of the environment. */
  public static TlsConfig fromEnvironment() {
    return new TlsConfig(
        Setting.TLS_CERTIFICATE.read(),
        Setting.TLS_KEY.read(),
        Setting.TLS_KEYSTORE.read(),
        Setting.TLS_KEYSTORE_PASSWORD_FILE.readSecret());
  }

  /**
   * The TLS context; empty if TLS is off.
   *
   * @throws IllegalArgumentException if a file is missing or has the wrong content
   */
  public Optional<SSLContext> context() {
    if (certificate.isEmpty() && key.isEmpty() && keystore.isEmpty()) {
      return Optional.empty();
    }
    String named = keystore.isEmpty() ? certificate + " and " + key : keystore;
    if (keystore.isEmpty() && (certificate.isEmpty() || key.isEmpty())) {
      throw new IllegalArgumentException(
          Setting.TLS_CERTIFICATE.variable()
              + " and "
              + Setting.TLS_KEY.variable()
              + " must be set together");
    }
    try {
      // Only used within this process, whose memory contains the key anyway.
      char[] inside = keystore.isEmpty() ? "inside".toCharArray() : password.toCharArray();
      KeyStore keys = keystore.isEmpty() ? fromPem(inside) : fromKeystore(inside);
      KeyManagerFactory managers =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      managers.init(keys, inside);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(managers.getKeyManagers(), null, null);
      return Optional.of(context);
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalArgumentException(
          "TLS cannot be enabled with " + named + ": " + e.getMessage(), e);
    }
  }

  private KeyStore fromKeystore(char[] secret) throws IOException, GeneralSecurityException {
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(Path.of(keystore))) {
      keys.load(in, secret);
    }
    return keys;
  }

  private KeyStore fromPem(char[] secret) throws IOException, GeneralSecurityException {
    Certificate[] chain;
    try (InputStream in = Files.newInputStream(Path.of(certificate))) {
      chain =
          CertificateFactory.getInstance("X.509")
              .generateCertificates(in)
              .toArray(Certificate[]::new);
    }
    if (chain.length == 0) {
      throw new IOException(certificate + " contains no certificate");
    }
    KeyStore keys = KeyStore.getInstance("PKCS12");
    keys.load(null, null);
    keys.setKeyEntry("gateway", privateKey(), secret, chain);
    return keys;
  }

  private PrivateKey privateKey() throws IOException, GeneralSecurityException {
    String text = Files.readString(Path.of(key));
    String begin = "-----BEGIN PRIVATE KEY-----";
    String end = "-----END PRIVATE KEY-----";
    int from = text.indexOf(begin);
    int to = text.indexOf(end);
    if (from < 0 || to < from) {
      throw new IOException(
          key + " contains no PKCS #8 key; convert other keys with openssl pkcs8 -topk8 -nodes");
    }
    byte[] der = Base64.getMimeDecoder().decode(text.substring(from + begin.length(), to));
    for (String algorithm : ALGORITHMS) {
      try {
        return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(der));
      } catch (InvalidKeySpecException e) {
        // A key of another algorithm.
      }
    }
    throw new IOException(key + " contains a key that does not match " + ALGORITHMS);
  }

  @Override
  public String toString() {
    return keystore.isEmpty() ? certificate : keystore;
  }
}
