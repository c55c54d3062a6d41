package io.followspot.kafka;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.CreateTopicsOptions;
import org.apache.kafka.clients.admin.ListTopicsOptions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.InvalidConfigurationException;
import org.apache.kafka.common.errors.InvalidReplicationFactorException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicExistsException;

/** Creates missing topics; existing ones are not changed. */
public final class TopicSetup {
  private static final int TIMEOUT_MS = (int) KafkaConnection.ANSWER_WITHIN.toMillis();
  private static final int CREATE_TIMEOUT_MS = 30_000;

  private TopicSetup() {}

  /** Makes sure that the topics of {@link TopicPlan#standard()} exist. */
  public static List<String> ensure(KafkaConnection connection) {
    return ensure(connection, TopicPlan.standard());
  }

  /**
   * Makes sure that the topics exist.
   *
   * @return the names of those that were created
   * @throws KafkaUnavailableException if no broker answers, or it refuses
   */
  public static List<String> ensure(KafkaConnection connection, List<TopicSpec> plan) {
    try (Admin admin = connection.admin()) {
      Set<String> present =
          admin.listTopics(new ListTopicsOptions().timeoutMs(TIMEOUT_MS)).names().get();
      List<NewTopic> missing =
          plan.stream()
              .filter(spec -> !present.contains(spec.name()))
              .map(TopicSpec::toNewTopic)
              .toList();
      CreateTopicsOptions options = new CreateTopicsOptions().timeoutMs(CREATE_TIMEOUT_MS);
      create(admin, missing, options);
      awaitVisible(admin, plan);
      return missing.stream().map(NewTopic::name).toList();
    } catch (ExecutionException e) {
      throw failure(connection, e.getCause() == null ? e : e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failure(connection, e);
    }
  }

  /**
   * Checks the settings of existing topics and corrects those that nobody chose explicitly.
   *
   * @return for users: what is wrong and could not be corrected
   * @throws KafkaUnavailableException if it is interrupted
   */
  public static List<String> check(KafkaConnection connection) {
    return check(connection, TopicPlan.standard());
  }

  /** The same for some topics. */
  public static List<String> check(KafkaConnection connection, List<TopicSpec> plan) {
    try (Admin admin = connection.admin()) {
      return TopicCheck.run(admin, plan);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failure(connection, e);
    }
  }

  private static void create(Admin admin, List<NewTopic> missing, CreateTopicsOptions options)
      throws ExecutionException, InterruptedException {
    var created = admin.createTopics(missing, options).values();
    for (NewTopic topic : missing) {
      try {
        awaitCreated(Objects.requireNonNull(created.get(topic.name())));
      } catch (ExecutionException e) {
        if (!(e.getCause() instanceof InvalidConfigurationException)) {
          throw e;
        }
        // Brokers before 3.6 do not know this setting, and have no such limit.
        Map<String, String> known = new HashMap<>(topic.configs());
        known.remove(TopicConfig.MESSAGE_TIMESTAMP_AFTER_MAX_MS_CONFIG);
        NewTopic plain =
            new NewTopic(topic.name(), Optional.of(topic.numPartitions()), Optional.empty());
        for (KafkaFuture<Void> again :
            admin.createTopics(List.of(plain.configs(known)), options).values().values()) {
          awaitCreated(again);
        }
      }
    }
  }

  private static void awaitCreated(KafkaFuture<Void> created)
      throws ExecutionException, InterruptedException {
    try {
      created.get();
    } catch (ExecutionException e) {
      // Another process created it at the same time.
      if (!(e.getCause() instanceof TopicExistsException)) {
        throw e;
      }
    }
  }

  // A controller creates a topic a moment before the brokers know it.
  private static void awaitVisible(Admin admin, List<TopicSpec> plan)
      throws ExecutionException, InterruptedException {
    List<String> names = plan.stream().map(TopicSpec::name).toList();
    long giveUpAt = System.nanoTime() + CREATE_TIMEOUT_MS * 1_000_000L;
    while (!admin.listTopics().names().get().containsAll(names)) {
      if (System.nanoTime() > giveUpAt) {
        throw new ExecutionException(new TimeoutException("the new topics did not become visible"));
      }
      Thread.sleep(50);
    }
  }

  static KafkaUnavailableException failure(KafkaConnection connection, Throwable cause) {
    if (cause instanceof TimeoutException
        || cause instanceof InterruptedException
        || cause instanceof AuthorizationException) {
      return new KafkaUnavailableException(connection.bootstrapServers(), cause);
    }
    String message =
        "the Kafka broker at "
            + connection.bootstrapServers()
            + " refuses to create the topics: "
            + cause.getMessage();
    // A broker that has just started, or is too busy for its heartbeats, is fenced for a while: the
    // controller then answers that there are too few brokers for the replicas.
    return cause instanceof RetriableException || cause instanceof InvalidReplicationFactorException
        ? KafkaUnavailableException.notYet(message)
        : new KafkaUnavailableException(message);
  }
}
