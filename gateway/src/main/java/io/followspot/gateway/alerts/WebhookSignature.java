package io.followspot.gateway.alerts;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs what is sent to a webhook, so that the receiver knows its sender and its age. */
final class WebhookSignature {
  private static final String ALGORITHM = "HmacSHA256";

  private WebhookSignature() {}

  /**
   * The signature: {@code t=SECONDS,v1=HEX}, where HEX is the HMAC-SHA256 of {@code SECONDS.BODY}.
   *
   * @param atS seconds since 1970
   */
  static String of(String secret, long atS, byte[] body) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
      mac.update((atS + ".").getBytes(StandardCharsets.UTF_8));
      return "t=" + atS + ",v1=" + HexFormat.of().formatHex(mac.doFinal(body));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has HMAC-SHA256", e);
    }
  }
}
