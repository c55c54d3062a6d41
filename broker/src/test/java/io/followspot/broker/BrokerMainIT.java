package io.followspot.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 120, unit = TimeUnit.SECONDS)
class BrokerMainIT {
  private static final int FRAME_BYTES = 8 * 1024 * 1024;

  @TempDir Path home;

  @Test
  void committedRecords_afterKill_areStillThere() throws Exception {
    String address;
    try (BrokerProcess broker = BrokerProcess.start(home, "127.0.0.1:0")) {
      address = broker.awaitAddress();
      createTopic(address);
      commit(address, new byte[FRAME_BYTES]);
      broker.kill();
    }
    try (BrokerProcess broker = BrokerProcess.start(home, address)) {
      assertThat(broker.awaitAddress()).isEqualTo(address);
      commit(address, new byte[] {7});
      assertThat(sizesIn(address, 2)).containsExactly(FRAME_BYTES, 1);
    }
  }

  @Test
  void recordAboveTheLimit_isRefusedAndTheBrokerGoesOn() throws Exception {
    try (BrokerProcess broker = BrokerProcess.start(home, "127.0.0.1:0")) {
      String address = broker.awaitAddress();
      createTopic(address);
      assertThatThrownBy(() -> commit(address, new byte[FRAME_BYTES + 128 * 1024]))
          .hasRootCauseInstanceOf(RecordTooLargeException.class);
      commit(address, new byte[] {7});
      assertThat(sizesIn(address, 1)).containsExactly(1);
    }
  }

  @Test
  void secondBroker_saysWhatIsInTheWayAndWhatToDo() throws Exception {
    try (BrokerProcess broker = BrokerProcess.start(home, "127.0.0.1:0")) {
      String address = broker.awaitAddress();
      try (BrokerProcess samePort = BrokerProcess.start(home.resolve("other"), address)) {
        assertThat(samePort.awaitExit()).isEqualTo(2);
        assertThat(samePort.errors())
            .contains("another process listens on " + address, "FOLLOWSPOT_BROKER_LISTEN")
            .hasLineCount(1);
      }
      try (BrokerProcess sameHome = BrokerProcess.start(home, "127.0.0.1:0")) {
        assertThat(sameHome.awaitExit()).isEqualTo(2);
        assertThat(sameHome.errors())
            .contains("another broker is using", "FOLLOWSPOT_HOME")
            .hasLineCount(1);
      }
      broker.abandon();
      assertThat(broker.awaitExit()).isZero();
    }
  }

  private static void createTopic(String address) throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", address))) {
      admin.createTopics(List.of(new NewTopic("t", 1, (short) 1))).all().get();
    }
  }

  private static void commit(String address, byte[] value) throws Exception {
    Map<String, Object> config =
        Map.of(
            "bootstrap.servers",
            address,
            "transactional.id",
            "test",
            "transaction.timeout.ms",
            NodeConfig.LONGEST_TRANSACTION_MS,
            "max.request.size",
            FRAME_BYTES * 2,
            "max.block.ms",
            30_000);
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer())) {
      producer.initTransactions();
      producer.beginTransaction();
      producer.send(new ProducerRecord<>("t", value)).get();
      producer.commitTransaction();
    }
  }

  private static List<Integer> sizesIn(String address, int count) {
    Map<String, Object> config =
        Map.of(
            "bootstrap.servers", address,
            "isolation.level", "read_committed",
            "auto.offset.reset", "earliest");
    List<Integer> sizes = new ArrayList<>();
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      consumer.assign(List.of(new TopicPartition("t", 0)));
      while (sizes.size() < count) {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofSeconds(1))) {
          sizes.add(record.value().length);
        }
      }
    }
    return sizes;
  }
}
