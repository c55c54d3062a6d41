package io.followspot.checks.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Properties of a broker with TLS and passwords, and of its clients.
 *
 * @param broker the broker's properties
 * @param client the properties of an authorised client
 * @param stranger the properties of one that has a wrong password
 */
record Credentials(Path broker, Path client, Path stranger) {
  static final String PASSWORD = "9f1c-followspot-sesame-77";

  /** Of the stores of keys. */
  static final String STORE_PASSWORD = "9f1c-followspot-store-77";

  /** Makes keys and files in a directory. */
  static Credentials in(Path directory) throws IOException, InterruptedException {
    Path keys = directory.resolve("broker.p12");
    Path certificate = directory.resolve("broker.crt");
    Path trust = directory.resolve("trust.p12");
    keytool(
        "-genkeypair",
        "-keyalg",
        "EC",
        "-alias",
        "broker",
        "-dname",
        "CN=broker",
        "-validity",
        "2",
        "-ext",
        "SAN=ip:127.0.0.1",
        "-keystore",
        keys.toString(),
        "-storepass",
        STORE_PASSWORD);
    keytool(
        "-exportcert",
        "-alias",
        "broker",
        "-file",
        certificate.toString(),
        "-keystore",
        keys.toString(),
        "-storepass",
        STORE_PASSWORD);
    keytool(
        "-importcert",
        "-noprompt",
        "-alias",
        "broker",
        "-file",
        certificate.toString(),
        "-keystore",
        trust.toString(),
        "-storepass",
        STORE_PASSWORD);
    return new Credentials(
        Files.writeString(directory.resolve("broker.properties"), broker(keys, trust)),
        Files.writeString(directory.resolve("client.properties"), client(trust, PASSWORD)),
        Files.writeString(directory.resolve("stranger.properties"), client(trust, "guessed")));
  }

  private static String broker(Path keys, Path trust) {
    return String.join(
        "\n",
        "listener.security.protocol.map=CLIENTS:SASL_SSL,CONTROLLER:PLAINTEXT",
        "sasl.enabled.mechanisms=PLAIN",
        "sasl.mechanism.inter.broker.protocol=PLAIN",
        "listener.name.clients.plain.sasl.jaas.config="
            + login("broker", PASSWORD).replace(";", "")
            + " user_broker=\""
            + PASSWORD
            + "\" user_followspot=\""
            + PASSWORD
            + "\";",
        "ssl.keystore.location=" + keys,
        "ssl.keystore.password=" + STORE_PASSWORD,
        "ssl.truststore.location=" + trust,
        "ssl.truststore.password=" + STORE_PASSWORD,
        "");
  }

  private static String client(Path trust, String password) {
    return String.join(
        "\n",
        "security.protocol=SASL_SSL",
        "sasl.mechanism=PLAIN",
        "sasl.jaas.config=" + login("followspot", password),
        "ssl.truststore.location=" + trust,
        "ssl.truststore.password=" + STORE_PASSWORD,
        "");
  }

  private static String login(String user, String password) {
    return "org.apache.kafka.common.security.plain.PlainLoginModule required username=\""
        + user
        + "\" password=\""
        + password
        + "\";";
  }

  private static void keytool(String... arguments) throws IOException, InterruptedException {
    ProcessBuilder keytool =
        new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin/keytool").toString());
    keytool.command().addAll(List.of(arguments));
    Process process = keytool.redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes());
    assertThat(process.waitFor()).as(said).isZero();
  }
}
