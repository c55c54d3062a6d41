package io.followspot.engine;

import io.followspot.process.CannotStartException;
import io.followspot.process.Setting;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/**
 * The further properties of Kafka clients, such as those of SASL and TLS, from the file that {@link
 * Setting#KAFKA_PROPERTIES} names. Flink's clients get references into the file: a job graph is
 * sent between processes and stored on disk, and must contain no secret.
 */
final class ClientProperties {
  /** All other properties are set by the module. */
  private static final List<String> OF_SECURITY = List.of("security.", "sasl.", "ssl.");

  private static final String PROVIDER =
      "org.apache.kafka.common.config.provider.FileConfigProvider";

  private final Path file;
  private final Map<String, String> values;

  private ClientProperties(Path file, Map<String, String> values) {
    this.file = file;
    this.values = values;
  }

  /**
   * Reads the file, if there is one.
   *
   * @param name the file's name; empty for none
   * @throws CannotStartException if it cannot be read
   */
  static ClientProperties in(String name) {
    Path file = Path.of(name).toAbsolutePath().normalize();
    if (name.isEmpty()) {
      return new ClientProperties(file, Map.of());
    }
    Properties read = new Properties();
    try (Reader in = Files.newBufferedReader(file)) {
      read.load(in);
    } catch (IOException e) {
      throw new CannotStartException(
          Setting.KAFKA_PROPERTIES.variable() + " names " + file + ", which cannot be read", e);
    }
    Map<String, String> values = new TreeMap<>();
    read.stringPropertyNames().stream()
        .filter(property -> OF_SECURITY.stream().anyMatch(property::startsWith))
        .forEach(property -> values.put(property, read.getProperty(property)));
    return new ClientProperties(file, values);
  }

  /** The values, for clients within this process. */
  Map<String, String> values() {
    return values;
  }

  /**
   * References for clients in other processes that find the same file at the same path; empty if
   * there are none.
   */
  Map<String, String> references() {
    Map<String, String> references = new HashMap<>();
    for (String property : values.keySet()) {
      references.put(property, "${file:" + file + ":" + property + "}");
    }
    if (!references.isEmpty()) {
      references.put("config.providers", "file");
      references.put("config.providers.file.class", PROVIDER);
    }
    return references;
  }

  @Override
  public String toString() {
    return file + " " + values.keySet();
  }
}
