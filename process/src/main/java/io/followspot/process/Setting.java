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
 *
 * <p>{@code docs/settings.md} is generated from the comments here; see SettingsReferenceTest.
 */
public enum Setting {
  /** The directory of all data that Followspot stores. */
  HOME(System.getProperty("user.home") + "/.followspot"),
  /**
   * Level of log messages: {@code trace}, {@code debug}, {@code info}, {@code warn}, {@code error}
   * or {@code off}. If empty, functions and gateway log their own messages from {@code info} on and
   * those of libraries from {@code warn} on, all other processes from {@code warn} on.
   */
  LOG_LEVEL(""),
  /**
   * Form of log messages on standard error: {@code text} for people, {@code json} for one object a
   * line.
   */
  LOG_FORMAT("text"),
  /** The Kafka brokers to use, as {@code HOST:PORT}, separated by commas. */
  BOOTSTRAP_SERVERS("127.0.0.1:9092"),
  /** A file of further Kafka client properties, such as those of SASL and TLS; none if empty. */
  KAFKA_PROPERTIES(""),
  /**
   * How long the gateway waits for Kafka when it starts, as an ISO 8601 duration; afterwards it
   * exits.
   */
  KAFKA_PATIENCE("PT60S"),
  /**
   * Partitions of the topics by camera when they are created, 1 to 128: as many as function slots
   * will ever be wanted. It cannot be changed later: cameras would change their partition, and
   * their frames lose their order.
   */
  PARTITIONS("4"),
  /** Address of the embedded broker, as {@code HOST:PORT}; loopback only. */
  BROKER_LISTEN("127.0.0.1:9092"),
  /**
   * The addresses of all embedded brokers of a cluster, separated by commas, as {@code HOST:PORT};
   * each uses the next port as well, for its controller. Each record is on three of them, and
   * counts as written when it is on two. If empty, there is one broker.
   */
  BROKER_PEERS(""),
  /** Which broker of {@link #BROKER_PEERS} this is, from 1 on. */
  BROKER_NUMBER("1"),
  /**
   * A file of further settings of the embedded broker, such as {@code
   * listener.security.protocol.map=CLIENTS:SASL_SSL,CONTROLLER:PLAINTEXT}; none if empty.
   */
  BROKER_PROPERTIES(""),
  /**
   * How Flink calls the functions: {@code io.followspot.transports.v1/http} by HTTP at {@link
   * #FUNCTIONS_URL}, {@code io.statefun.transports.v1/async} the same by Stateful Functions' own
   * client, which uses one address only, {@code io.followspot.transports.v1/embedded} in the
   * engine's own process, the default of {@code ./followspot up}.
   */
  FUNCTIONS_TRANSPORT("io.followspot.transports.v1/http"),
  /**
   * URL at which Flink calls the functions, or several, separated by commas. All addresses of their
   * hosts are used.
   */
  FUNCTIONS_URL("http://127.0.0.1:8000/"),
  /**
   * A secret that Flink shares with the functions: they answer only at the path that is this word.
   * {@link #FUNCTIONS_URL} must end with it, as in {@code http://functions:8000/SECRET}. May be
   * empty only if the functions listen on loopback.
   */
  FUNCTIONS_SECRET(""),
  /** Address of the functions, as {@code HOST:PORT}; port 0 chooses a free one. */
  FUNCTIONS_LISTEN("127.0.0.1:8000"),
  /**
   * Address at which Prometheus reads the functions' metrics at {@code /metrics}, as {@code
   * HOST:PORT}; none if empty. It asks for no token: let nobody else reach it.
   */
  FUNCTIONS_METRICS_LISTEN(""),
  /**
   * How long a site waits for a camera whose frames are behind those of its others, as an ISO 8601
   * duration. It is waited for longer while the frames are not live, as after an interruption.
   */
  SITE_WAIT("PT2S"),
  /** The directory of the ONNX models; if empty, {@code models} in {@link #HOME}. */
  MODELS(""),
  /** Address of the gateway, as {@code HOST:PORT}; port 0 chooses a free one. */
  GATEWAY_LISTEN("127.0.0.1:8080"),
  /** Address of the gateway's metrics, as {@link #FUNCTIONS_METRICS_LISTEN}; none if empty. */
  GATEWAY_METRICS_LISTEN(""),
  /**
   * Which clients may call the gateway: {@code tokens} requires a token, {@code open} none (only on
   * loopback), {@code auto} is {@code open} on loopback and {@code tokens} elsewhere. {@code
   * proxied} requires none at any address: a proxy in front of the gateway authenticates clients.
   */
  ACCESS("auto"),
  /** The file of accepted tokens; if empty, {@code tokens} in {@link #HOME}. */
  TOKENS(""),
  /**
   * Address of the metrics of {@code ./followspot publish}, as {@link #FUNCTIONS_METRICS_LISTEN};
   * none if empty. Publishers on one machine need an address each.
   */
  PUBLISH_METRICS_LISTEN(""),
  /** URL of the gateway for the command line; if empty, the one that runs on this machine. */
  GATEWAY_URL(""),
  /** A file whose first line is the token that the command line sends to the gateway. */
  TOKEN_FILE(""),
  /**
   * Origins of other web pages whose scripts may call the gateway, as {@code https://maps.example},
   * separated by commas; none if empty.
   */
  CORS_ORIGINS(""),
  /**
   * Host names, besides addresses and those of this machine, at which a gateway without tokens may
   * be called, as {@code tracks.example}, separated by commas; none if empty.
   */
  GATEWAY_NAMES(""),
  /** Most connections that the gateway keeps open. */
  GATEWAY_CONNECTIONS("4096"),
  /** Most connections of one client address; unlimited if {@link #ACCESS} is {@code proxied}. */
  GATEWAY_CONNECTIONS_PER_ADDRESS("1024"),
  /**
   * How long the head and the body of a request may each take to arrive, as an ISO 8601 duration.
   */
  GATEWAY_REQUEST_TIMEOUT("PT10S"),
  /** Most streams of events and pictures that one token may have open. */
  GATEWAY_STREAMS_PER_TOKEN("512"),
  /** Most streams of one client address; unlimited if {@link #ACCESS} is {@code proxied}. */
  GATEWAY_STREAMS_PER_ADDRESS("1024"),
  /** Most pictures and clips that may be in work or waiting for one caller. */
  GATEWAY_PICTURES_PER_CALLER("12"),
  /**
   * The file of the targets that alerts are delivered to, by webhook, e-mail or MQTT: a JSON array
   * ({@code docs/alerts.md}); none if empty.
   */
  ALERT_TARGETS(""),
  /** A PEM file with the gateway's certificate and its chain; no TLS if empty. */
  TLS_CERTIFICATE(""),
  /** The PEM file (PKCS #8) with the private key of {@link #TLS_CERTIFICATE}. */
  TLS_KEY(""),
  /** A PKCS #12 file with certificate and key, instead of the two PEM files. */
  TLS_KEYSTORE(""),
  /** A file whose first line is the password of {@link #TLS_KEYSTORE}. */
  TLS_KEYSTORE_PASSWORD_FILE(""),
  /** The JDBC URL of the history store; if empty, an embedded one in {@link #HOME}. */
  STORE_URL(""),
  /** The history store's user. */
  STORE_USER(""),
  /** The history store's password; prefer {@link #STORE_PASSWORD_FILE}. */
  STORE_PASSWORD(""),
  /** A file whose first line is that password, instead of {@link #STORE_PASSWORD}. */
  STORE_PASSWORD_FILE(""),
  /**
   * How long ended tracks are kept in the history store, as an ISO 8601 duration, unless the
   * camera's registration states another time.
   */
  STORE_RETENTION("P30D"),
  /** Most cases that the gateway keeps, in {@code cases} in {@link #HOME}. */
  CASES_MAX("200"),
  /** Most megabytes that the files of all cases together may have. */
  CASES_MAX_MB("4096"),
  /**
   * Address of the metrics of Flink and of the engine, as {@link #FUNCTIONS_METRICS_LISTEN}; none
   * if empty. JobManager and TaskManagers on one machine need an address each.
   */
  ENGINE_METRICS_LISTEN(""),
  /**
   * URL of a collector that takes the traces of sampled frames from publishers, functions and
   * gateway, as {@code http://collector:4318}: OTLP in Protocol Buffers by HTTP, at {@code
   * /v1/traces}. If empty, nothing is traced.
   */
  TRACES_ENDPOINT(""),
  /** Which part of their frames publishers begin a trace with, from 0 to 1. */
  TRACES_SAMPLE("0.01"),
  /** Address of Flink's web page, as {@code HOST:PORT}; port 0 chooses a free one. */
  FLINK_LISTEN("127.0.0.1:0"),
  /**
   * Address of Flink's JobManager, if it is a separate process; it also uses the next port. With
   * {@link #ZOOKEEPER} or {@link #KUBERNETES_LEASE} it is this process's own address, and
   * TaskManagers ask which one leads.
   */
  FLINK_JOBMANAGER("127.0.0.1:6123"),
  /**
   * The ZooKeeper servers by which several JobManagers agree which of them leads, as {@code
   * HOST:PORT}, separated by commas; {@code /NAME} after them keeps installations apart that share
   * them. If empty, there is one JobManager.
   */
  ZOOKEEPER(""),
  /**
   * Which server of {@link #ZOOKEEPER} the embedded ZooKeeper is, from 1 on; it also uses the two
   * ports after its own.
   */
  ZOOKEEPER_NUMBER("1"),
  /**
   * The Lease by which several JobManagers in Kubernetes agree which of them leads, as {@code
   * NAMESPACE/NAME}, instead of {@link #ZOOKEEPER}; {@code NAME-term} beside it fences their
   * checkpoints. Both are created if they are missing. If empty, there is one JobManager.
   */
  KUBERNETES_LEASE(""),
  /** URL of Kubernetes' API server, for {@link #KUBERNETES_LEASE}. */
  KUBERNETES_API("https://kubernetes.default.svc"),
  /**
   * The directory of {@code token} and {@code ca.crt} with which a JobManager reaches {@link
   * #KUBERNETES_API}. The token is read for each request.
   */
  KUBERNETES_CREDENTIALS("/var/run/secrets/kubernetes.io/serviceaccount"),
  /**
   * Where TaskManagers ask which JobManager leads if these have {@link #KUBERNETES_LEASE}: the
   * addresses of their web pages ({@link #FLINK_LISTEN}) as {@code HOST:PORT}, separated by commas,
   * or one that leads to any of them. If empty, {@link #ZOOKEEPER} or {@link #FLINK_JOBMANAGER}
   * says it.
   */
  FLINK_JOBMANAGERS(""),
  /** The address that Flink's processes listen on for each other. */
  FLINK_BIND("127.0.0.1"),
  /** The host name at which Flink's other processes reach this one. */
  FLINK_HOST("127.0.0.1"),
  /**
   * The name of a TaskManager, and of a JobManager that is one of several; must be unique on one
   * machine.
   */
  FLINK_NAME("taskmanager"),
  /** Number of function slots of a TaskManager. */
  SLOTS("1"),
  /** The file that declares functions, ingresses and egresses. */
  MODULE("module.yaml"),
  /** Number of function slots that the job uses. */
  PARALLELISM("1"),
  /**
   * Where Flink keeps the functions' state: {@code hashmap} in its heap, which is fastest, or
   * {@code rocksdb} on disk with incremental checkpoints, for more ended tracks than fit. {@code
   * ./followspot up} converts the state after a change.
   */
  STATE_BACKEND("hashmap"),
  /**
   * Where checkpoints and savepoints are kept: {@code s3://BUCKET/NAME}, in S3-compatible object
   * storage, so that JobManagers and TaskManagers on several machines need no common file system;
   * in {@link #HOME} if empty.
   */
  CHECKPOINTS(""),
  /** URL of the S3-compatible storage; if empty, that of {@link #S3_REGION} at AWS. */
  S3_ENDPOINT(""),
  /** Region of the bucket of {@link #CHECKPOINTS}; most servers of one's own accept any. */
  S3_REGION("us-east-1"),
  /**
   * Whether the bucket is in the path of URLs ({@code true}) or in their host name ({@code false});
   * {@code auto} is {@code true} if {@link #S3_ENDPOINT} is set.
   */
  S3_PATH_STYLE("auto"),
  /**
   * A file whose first line is the access key and whose second is the secret key of the storage. It
   * is read for each request, so that keys can be exchanged. If empty, keys are taken from where
   * AWS's SDK finds them: its own environment variables, or the role of the machine or container.
   */
  S3_CREDENTIALS_FILE(""),
  /**
   * Milliseconds between checkpoints: the longest delay of an exactly-once event. While nothing is
   * processed they are at least ten seconds apart, except in a cluster.
   */
  CHECKPOINT_INTERVAL_MS("1000"),
  /**
   * Milliseconds between a checkpoint and its commit after which the broker aborts a transaction
   * and its events are lost. {@code auto} is the broker's limit ({@code
   * transaction.max.timeout.ms}), at most a day.
   */
  TRANSACTION_TIMEOUT_MS("auto"),
  /** {@code true} ends the process with the one that started it. */
  EXIT_WITH_PARENT("false");

  private final String byDefault;

  Setting(String byDefault) {
    this.byDefault = byDefault;
  }

  /** The variable's name. */
  public String variable() {
    return "FOLLOWSPOT_" + name();
  }

  /** The default value. */
  public String defaultValue() {
    return byDefault;
  }

  /** Its value in this process's environment, or the default. */
  public String read() {
    return read(System.getenv());
  }

  /** Its value in this process's environment, or another default. */
  public String readOr(String otherDefault) {
    return read(System.getenv(), otherDefault);
  }

  /** Its value in the environment, or the default. */
  public String read(Map<String, String> environment) {
    return read(environment, byDefault);
  }

  private String read(Map<String, String> environment, String otherwise) {
    String value = environment.get(variable());
    return value == null || value.isBlank() ? otherwise : value.strip();
  }

  /**
   * The first line of the file that it names; empty if the setting is empty.
   *
   * @throws IllegalArgumentException if the file cannot be read; the message names the variable
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
          variable() + " names " + file + ", which cannot be read", e);
    }
  }

  /**
   * Its value as a duration.
   *
   * @throws IllegalArgumentException if it is not one; the message names the variable
   */
  public Duration readDuration() {
    String value = read();
    try {
      return Duration.parse(value);
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT, "%s=%s is not an ISO 8601 duration such as PT60S", variable(), value),
          e);
    }
  }

  /**
   * Its value as a whole number.
   *
   * @throws IllegalArgumentException if it is not one; the message names the variable
   */
  public int readInt() {
    String value = read();
    try {
      return Integer.parseInt(value);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "%s=%s is not an integer", variable(), value), e);
    }
  }
}
