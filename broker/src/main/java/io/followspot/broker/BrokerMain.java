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
 * The embedded Kafka broker, one node that is its own controller. It listens on {@link
 * Setting#BROKER_LISTEN} and keeps everything in {@code kafka} below {@link Setting#HOME}.
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
    int controllerPort = Ports.checkFree(new HostPort(listen.host(), 0)).port();
    DataDirectory directory = DataDirectory.prepare(Path.of(Setting.HOME.read()).resolve("kafka"));
    NodeConfig node =
        new NodeConfig(
            directory.path(), listen, controllerPort, propertiesIn(Setting.BROKER_PROPERTIES));
    KafkaRaftServer server =
        new KafkaRaftServer(KafkaConfig.fromProps(node.properties(), false), Time.SYSTEM);
    Runtime.getRuntime().addShutdownHook(new Thread(server::shutdown, "stop-broker"));
    server.startup();
    ParentProcess.ready(listen.toString());
    server.awaitShutdown();
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
