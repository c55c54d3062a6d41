package io.followspot.laboratory.bench;

import io.followspot.kafka.KafkaConnection;
import io.followspot.protos.Topics;
import io.followspot.protos.v1.Detections;
import io.followspot.terminal.LocalTimes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Publishes detections of walking crowds in real time, as detectors of several cameras would. The
 * cameras take turns within each period.
 */
final class CrowdPublisher {
  private final KafkaConnection connection;
  private final List<String> cameras;
  private final int perSecond;
  private final List<CrowdDetections> crowds = new ArrayList<>();

  CrowdPublisher(KafkaConnection connection, List<String> cameras, int perSecond, int objects) {
    this.connection = connection;
    this.cameras = cameras;
    this.perSecond = perSecond;
    for (int i = 0; i < cameras.size(); i++) {
      crowds.add(new CrowdDetections(cameras.get(i), objects, 1 + i));
    }
  }

  /**
   * Publishes for so many seconds, then the end of each stream; returns when all is sent.
   *
   * @return milliseconds of CPU time of writing and sending the records, without walking
   */
  double publish(int seconds) throws InterruptedException {
    long stream = LocalTimes.nowUs();
    int records = seconds * perSecond * cameras.size();
    long periodNs = 1_000_000_000L / perSecond / cameras.size();
    PublishingCpu cpu = new PublishingCpu();
    try (Producer<String, byte[]> producer = connection.producer(Map.of())) {
      long beganNs = System.nanoTime();
      for (int i = 0; i < records; i++) {
        int camera = i % cameras.size();
        Detections.Builder record = crowds.get(camera).after(1.0 / perSecond);
        long waitNs = beganNs + i * periodNs - System.nanoTime();
        if (waitNs > 0) {
          TimeUnit.NANOSECONDS.sleep(waitNs);
        }
        long fromNs = cpu.nowNs();
        send(producer, camera, record.setStreamId(stream).setSequence(i / cameras.size()));
        cpu.addSince(fromNs);
      }
      for (int camera = 0; camera < cameras.size(); camera++) {
        send(
            producer,
            camera,
            crowds
                .get(camera)
                .nobody()
                .setStreamId(stream)
                .setSequence(seconds * perSecond)
                .setEndOfStream(true));
      }
      producer.flush();
      return cpu.ms();
    }
  }

  /** The frame's time is that of its record. */
  private void send(Producer<String, byte[]> producer, int camera, Detections.Builder record) {
    byte[] value = record.setCapturedAtUs(LocalTimes.nowUs()).build().toByteArray();
    producer.send(new ProducerRecord<>(Topics.DETECTIONS, cameras.get(camera), value));
  }
}
