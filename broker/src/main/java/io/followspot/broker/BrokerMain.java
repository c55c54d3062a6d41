package io.followspot.broker;

import io.followspot.process.CannotStartException;
import io.followspot.process.HostPort;
import io.followspot.process.ParentProcess;
import io.followspot.process.Setting;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.utils.Time;

/**
 * The embedded Kafka broker: one node that is its own controller, or one of the several that {@link
 * Setting#BROKER_PEERS} names. It listens on {@link Setting#BROKER_LISTEN} and keeps everything in
 * {@code kafka} below {@link Setting#HOME}, the others in {@code kafka-2} and so on.
 */
public final class BrokerMain {
  private BrokerMain() {}

  /** Runs until it receives SIGTERM. */
  public static void main(String[] args) {
    ParentProcess.exitWithParent();
    try {
      run();
    } catch (CannotStartException | IllegalArgumentException e) {
      System.err.println("broker: " + e.getMessage());
      System.exit(CannotStartException.EXIT_CODE);
    }
  }

  private static void run() {
    HostPort listen = Ports.checkFree(HostPort.parse(Setting.BROKER_LISTEN.read()));
    Quorum quorum = quorum(listen);
    int number = quorum.number();
    DataDirectory directory =
        DataDirectory.prepare(
            Path.of(Setting.HOME.read()).resolve(number == 1 ? "kafka" : "kafka-" + number),
            number);
    NodeConfig node =
        new NodeConfig(directory.path(), listen, quorum, propertiesIn(Setting.BROKER_PROPERTIES));
    KafkaRaftServer server =
        new KafkaRaftServer(KafkaConfig.fromProps(node.properties(), false), Time.SYSTEM);
    Runtime.getRuntime().addShutdownHook(new Thread(server::shutdown, "stop-broker"));
    server.startup();
    ParentProcess.ready(listen.toString());
    server.awaitShutdown();
  }

  private static Quorum quorum(HostPort listen) {
    String peers = Setting.BROKER_PEERS.read();
    return peers.isEmpty()
        ? Quorum.alone(Ports.checkFree(new HostPort(listen.host(), 0)))
        : Quorum.of(Setting.BROKER_NUMBER.readInt(), peers);
  }

  private static Properties propertiesIn(Setting setting) {
    Properties properties = new Properties();
    String file = setting.read();
    if (!file.isEmpty()) {
      try (Reader in = Files.newBufferedReader(Path.of(file))) {
        properties.load(in);
      } catch (IOException e) {
        throw new CannotStartException(
            setting.variable() + " names " + file + ", which cannot be read", e);
      }
    }
    return properties;
  }
}
