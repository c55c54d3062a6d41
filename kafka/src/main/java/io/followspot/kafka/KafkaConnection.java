package io.followspot.kafka;

import io.followspot.process.Setting;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeClusterOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Address of the brokers and the properties to connect with. {@code toString} contains no secret.
 *
 * @param bootstrapServers {@code HOST:PORT}, several of them separated by commas
 * @param properties further client properties, such as those of SASL and TLS
 */
public record KafkaConnection(String bootstrapServers, Map<String, String> properties) {
  /** The largest record that the topics accept, in bytes. */
  public static final int MAX_RECORD_BYTES = 8 * 1024 * 1024;

  /** How long to wait for a broker's first answer. */
  public static final Duration ANSWER_WITHIN = Duration.ofSeconds(5);

  /** Copies the properties. */
  public KafkaConnection {
    if (bootstrapServers.isBlank()) {
      throw new IllegalArgumentException("no Kafka broker is given; the format is HOST:PORT");
    }
    properties = Map.copyOf(properties);
  }

  /**
   * Connects to the brokers with the client properties of the file that {@link
   * Setting#KAFKA_PROPERTIES} names, if it is set.
   *
   * @throws IllegalArgumentException if that file cannot be read
   */
  public static KafkaConnection to(String bootstrapServers) {
    String file = Setting.KAFKA_PROPERTIES.read();
    return new KafkaConnection(
        bootstrapServers, file.isEmpty() ? Map.of() : propertiesIn(Path.of(file)));
  }

  /** Connects with the settings of the environment. */
  public static KafkaConnection fromEnvironment() {
    return to(Setting.BOOTSTRAP_SERVERS.read());
  }

  /**
   * Reads client properties.
   *
   * @throws IllegalArgumentException if the file cannot be read
   */
  public static Map<String, String> propertiesIn(Path file) {
    Properties read = new Properties();
    try (Reader in = Files.newBufferedReader(file)) {
      read.load(in);
    } catch (IOException e) {
      throw new IllegalArgumentException(
          Setting.KAFKA_PROPERTIES.variable() + " names " + file + ", which cannot be read", e);
    }
    Map<String, String> properties = new HashMap<>();
    read.stringPropertyNames().forEach(name -> properties.put(name, read.getProperty(name)));
    return properties;
  }

  /**
   * Checks that a broker answers.
   *
   * @throws KafkaUnavailableException if no broker answers within {@link #ANSWER_WITHIN}, or one
   *     refuses the connection
   */
  public void check() {
    try (Admin admin = admin()) {
      int timeoutMs = (int) ANSWER_WITHIN.toMillis();
      admin.describeCluster(new DescribeClusterOptions().timeoutMs(timeoutMs)).nodes().get();
    } catch (ExecutionException e) {
      throw new KafkaUnavailableException(bootstrapServers, e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new KafkaUnavailableException(bootstrapServers, e);
    }
  }

  /**
   * Opens a client for topics and configurations.
   *
   * @throws KafkaUnavailableException if no broker's name can be resolved
   */
  public Admin admin() {
    try {
      return Admin.create(settings(Map.of()));
    } catch (KafkaException e) {
      throw unusable(e);
    }
  }

  /**
   * Opens an idempotent producer that waits for all replicas, and not for further records: Kafka's
   * clients of version 4 wait 5 ms by default. While a request is under way, records gather for the
   * next.
   *
   * @param overrides producer settings of the caller
   * @throws KafkaUnavailableException if no broker's name can be resolved
   */
  public Producer<String, byte[]> producer(Map<String, Object> overrides) {
    Map<String, Object> settings = new HashMap<>();
    settings.put(ProducerConfig.ACKS_CONFIG, "all");
    settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, MAX_RECORD_BYTES);
    settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
    // With several, a partition that begins to accept records may refuse the first request and take
    // the second: the first is then refused for ever (KAFKA-15591).
    settings.put(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 1);
    settings.putAll(overrides);
    try {
      return new KafkaProducer<>(
          settings(settings), new StringSerializer(), new ByteArraySerializer());
    } catch (KafkaException e) {
      throw unusable(e);
    }
  }

  /**
   * Opens a consumer that belongs to no group and commits nothing.
   *
   * @param isolation which records it reads
   * @param overrides consumer settings of the caller
   * @throws KafkaUnavailableException if no broker's name can be resolved
   */
  public Consumer<String, byte[]> consumer(Isolation isolation, Map<String, Object> overrides) {
    Map<String, Object> settings = new HashMap<>();
    settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, isolation.setting());
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    settings.putAll(overrides);
    try {
      return new FastCloseConsumer(settings(settings));
    } catch (KafkaException e) {
      throw unusable(e);
    }
  }

  private Map<String, Object> settings(Map<String, Object> own) {
    Map<String, Object> settings = new HashMap<>(properties);
    settings.putAll(own);
    settings.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
    return settings;
  }

  private RuntimeException unusable(KafkaException e) {
    Throwable root = e;
    for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
      root = cause;
    }
    String why = root.getMessage() == null ? root.toString() : root.getMessage();
    return why.contains("bootstrap")
        ? new KafkaUnavailableException(bootstrapServers, e)
        : new IllegalArgumentException("the Kafka client cannot be set up: " + why, e);
  }

  @Override
  public String toString() {
    return properties.isEmpty() ? bootstrapServers : bootstrapServers + " " + properties.keySet();
  }
}
