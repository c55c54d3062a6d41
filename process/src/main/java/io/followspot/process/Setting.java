package io.followspot.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The environment variables that Followspot's processes read, on a bare machine as in a container.
 * The name of the variable is {@code FOLLOWSPOT_} and the constant's.
 */
public enum Setting {
  /** The directory that holds everything Followspot keeps. */
  HOME(System.getProperty("user.home") + "/.followspot"),
  /** The Kafka brokers to use. */
  BOOTSTRAP_SERVERS("127.0.0.1:9092"),
  /** A file of further Kafka client properties, such as those of SASL and TLS; none if empty. */
  KAFKA_PROPERTIES(""),
  /** How long the gateway waits for Kafka when it starts, as ISO 8601; then it gives up. */
  KAFKA_PATIENCE("PT60S"),
  /** Where the embedded broker listens. */
  BROKER_LISTEN("127.0.0.1:9092"),
  /**
   * A file of further settings of the embedded broker, such as {@code
   * listener.security.protocol.map=CLIENTS:SASL_SSL,CONTROLLER:PLAINTEXT}; none if empty.
   */
  BROKER_PROPERTIES(""),
  /** Where Flink finds the functions. */
  FUNCTIONS_URL("http://127.0.0.1:8000/"),
  /**
   * A secret that Flink shares with the functions: they answer only at the path that is this word.
   * {@link #FUNCTIONS_URL} must end with it, as in {@code http://functions:8000/SECRET}. None if
   * empty, which they take only where they listen on this machine's loopback.
   */
  FUNCTIONS_SECRET(""),
  /** Where the functions listen; port 0 takes a free one. */
  FUNCTIONS_LISTEN("127.0.0.1:8000"),
  /** The directory of the networks' ONNX files; empty means {@code models} in {@link #HOME}. */
  MODELS(""),
  /** Where the gateway listens; port 0 takes a free one. */
  GATEWAY_LISTEN("127.0.0.1:8080"),
  /**
   * Who may call the gateway: "tokens" lets whoever shows a token, "open" everybody on this
   * machine, if it listens on its loopback only; "auto" is "open" there and "tokens" elsewhere.
   * "proxied" lets everybody wherever it listens: something in front of it decides who may call.
   */
  ACCESS("auto"),
  /** The file of the tokens that the gateway takes; empty means {@code tokens} in {@link #HOME}. */
  TOKENS(""),
  /** Where the command line finds the gateway; empty means the one that runs here. */
  GATEWAY_URL(""),
  /** A file whose first line is the token that the command line shows to the gateway. */
  TOKEN_FILE(""),
  /** Other web pages whose scripts may call the gateway, as https://maps.example; none if empty. */
  CORS_ORIGINS(""),
  /**
   * Names, besides addresses and those of this machine, by which a gateway that asks for no token
   * may be called, as {@code tracks.example}; none if empty.
   */
  GATEWAY_NAMES(""),
  /** A PEM file with the gateway's certificate and those that vouch for it; no TLS if empty. */
  TLS_CERTIFICATE(""),
  /** The PEM file (PKCS #8) with the private key of {@link #TLS_CERTIFICATE}. */
  TLS_KEY(""),
  /** A PKCS #12 file with certificate and key, in place of the two PEM files. */
  TLS_KEYSTORE(""),
  /** A file whose first line is the password of {@link #TLS_KEYSTORE}. */
  TLS_KEYSTORE_PASSWORD_FILE(""),
  /** The JDBC URL of the history store; empty means an embedded one in {@link #HOME}. */
  STORE_URL(""),
  /** The history store's user. */
  STORE_USER(""),
  /** The history store's password. */
  STORE_PASSWORD(""),
  /** A file whose first line is that password; in place of {@link #STORE_PASSWORD}. */
  STORE_PASSWORD_FILE(""),
  /** How long ended tracks are kept in the history store, as ISO 8601. */
  STORE_RETENTION("P30D"),
  /** Where Flink's own web page listens; port 0 takes a free one. */
  FLINK_LISTEN("127.0.0.1:0"),
  /** Where Flink's JobManager is, if it is a process of its own; it takes the next port, too. */
  FLINK_JOBMANAGER("127.0.0.1:6123"),
  /** The address that Flink's processes listen on for each other. */
  FLINK_BIND("127.0.0.1"),
  /** The name by which Flink's other processes reach this one. */
  FLINK_HOST("127.0.0.1"),
  /** Tells Flink's processes on one machine apart: the name of a TaskManager. */
  FLINK_NAME("taskmanager"),
  /** How many function slots a TaskManager has. */
  SLOTS("1"),
  /** The module that names the functions, ingresses and egresses. */
  MODULE("module.yaml"),
  /** How many function slots the job uses. */
  PARALLELISM("1"),
  /** Milliseconds between checkpoints: how long an exactly-once event may take to be seen. */
  CHECKPOINT_INTERVAL_MS("1000"),
  /**
   * Milliseconds that Flink may be away between a checkpoint and its commit without losing events.
   * "auto" is as long as the broker allows ({@code transaction.max.timeout.ms}), at most a day.
   */
  TRANSACTION_TIMEOUT_MS("auto"),
  /** "true" ends the process with the one that started it. */
  EXIT_WITH_PARENT("false");

  private final String byDefault;

  Setting(String byDefault) {
    this.byDefault = byDefault;
  }

  /** The variable's name. */
  public String variable() {
    return "FOLLOWSPOT_" + name();
  }

  /** Its value in this process's environment, or the default. */
  public String read() {
    return read(System.getenv());
  }

  /** Its value in the environment, or the default. */
  public String read(Map<String, String> environment) {
    String value = environment.get(variable());
    return value == null || value.isBlank() ? byDefault : value.strip();
  }

  /**
   * The first line of the file that it names; empty if it names none.
   *
   * @throws IllegalArgumentException if the file can not be read; the message names the variable
   */
  public String readSecret() {
    String file = read();
    if (file.isEmpty()) {
      return "";
    }
    try (Stream<String> lines = Files.lines(Path.of(file))) {
      return lines.findFirst().orElse("").strip();
    } catch (IOException | UncheckedIOException e) {
      throw new IllegalArgumentException(
          variable() + " names " + file + ", which can not be read", e);
    }
  }

  /**
   * Its value as a duration.
   *
   * @throws IllegalArgumentException if it is none; the message names the variable
   */
  public Duration readDuration() {
    String value = read();
    try {
      return Duration.parse(value);
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "%s=%s is no duration such as PT60S", variable(), value), e);
    }
  }

  /**
   * Its value as a whole number.
   *
   * @throws IllegalArgumentException if it is none; the message names the variable
   */
  public int readInt() {
    String value = read();
    try {
      return Integer.parseInt(value);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "%s=%s is no whole number", variable(), value), e);
    }
  }
}
