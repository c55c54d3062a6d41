package io.followspot.checks.hostile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.followspot.checks.system.Filming;
import io.followspot.checks.system.JobStatus;
import io.followspot.checks.system.Lives;
import io.followspot.checks.system.RunningSystem;
import io.followspot.checks.system.Undisturbed;
import io.followspot.ingest.publish.PublishSummary;
import io.followspot.kafka.KafkaConnection;
import io.followspot.launcher.LocalSystem;
import io.followspot.protos.Topics;
import io.followspot.protos.v1.Ledger;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Records of kilobytes that decompress to more than a reader's memory: the broker must not store
 * them, or every reader of the topic would fail on them again after each start.
 */
@ExtendWith(RunningSystem.class)
class CompressionBombIT {
  private static final int MORE_THAN_A_RECORD = 64 << 20;

  /** The broker has a heap of 384 MB. */
  private static final int MORE_THAN_THE_BROKERS_HEAP = 512 << 20;

  @Test
  void moreThanARecordMayBe_isRefused_andNobodyNotices(LocalSystem system, KafkaConnection kafka)
      throws Exception {
    List<Long> pidsBefore = new JobStatus(system).processIds();

    Throwable refusal = catchThrowable(() -> publishZeros(kafka, MORE_THAN_A_RECORD));

    assertThat(refusal).hasCauseInstanceOf(RecordTooLargeException.class);
    assertThat(new JobStatus(system).processIds()).isEqualTo(pidsBefore);
  }

  /** The broker may end and be restarted; Flink and the functions never receive it. */
  @Test
  void moreThanTheBrokersHeap_isNotKept_andLaterFramesAreAllProcessed(
      LocalSystem system, KafkaConnection kafka) throws Exception {
    String camera = "bombed";
    Filming.register(kafka, camera);
    JobStatus job = new JobStatus(system);
    long restartsBefore = job.restarts();
    List<Long> readersBefore = readers(system);

    assertThat(catchThrowable(() -> publishZeros(kafka, MORE_THAN_THE_BROKERS_HEAP))).isNotNull();

    PublishSummary published = Filming.film(kafka, camera, "sim:lobby?seed=3&seconds=8");
    Ledger ledger = Lives.onceOver(kafka, camera).latestWithLedger().orElseThrow().getLedger();
    // The end of the stream counts as well.
    assertThat(ledger.getReceived()).isEqualTo(published.frames() + 1);
    assertThat(ledger.getProcessed()).isEqualTo(published.frames() + 1);
    assertThat(Undisturbed.differences(kafka, camera)).isEmpty();
    assertThat(job.restarts()).isEqualTo(restartsBefore);
    assertThat(readers(system)).isEqualTo(readersBefore);
  }

  private static List<Long> readers(LocalSystem system) {
    return system.processes().stream()
        .filter(process -> !process.name().equals("broker"))
        .map(process -> process.current().pid())
        .toList();
  }

  /** Without retries: a retry would send the broker the same record again. */
  private static void publishZeros(KafkaConnection kafka, int bytes) throws Exception {
    Map<String, Object> settings =
        Map.of(
            ProducerConfig.COMPRESSION_TYPE_CONFIG,
            "gzip",
            ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
            bytes + (1 << 20),
            ProducerConfig.BUFFER_MEMORY_CONFIG,
            2L * bytes,
            ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
            false,
            ProducerConfig.RETRIES_CONFIG,
            0);
    try (Producer<String, byte[]> producer = kafka.producer(settings)) {
      producer.send(new ProducerRecord<>(Topics.FRAMES, "bombed", new byte[bytes])).get();
    }
  }
}
