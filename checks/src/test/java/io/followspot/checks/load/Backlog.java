package io.followspot.checks.load;

import com.google.protobuf.ByteString;
import io.followspot.kafka.KafkaConnection;
import io.followspot.protos.Topics;
import io.followspot.protos.v1.Frame;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Frames of several cameras, published as fast as possible, as after an outage. */
final class Backlog {
  private static final long FRAME_US = 66_667;

  private Backlog() {}

  /**
   * Publishes a stream of each camera, frame by frame in turn, and its end.
   *
   * @param streamId also when the stream began, in microseconds since 1970
   * @param frames of each camera, without the end
   * @param pictures JPEGs that follow each other again and again
   */
  static void publish(
      KafkaConnection kafka,
      List<String> cameras,
      long streamId,
      int frames,
      List<ByteString> pictures) {
    try (Producer<String, byte[]> producer = kafka.producer(Map.of())) {
      for (int i = 0; i <= frames; i++) {
        for (String camera : cameras) {
          Frame.Builder frame =
              Frame.newBuilder()
                  .setCameraId(camera)
                  .setStreamId(streamId)
                  .setSequence(i)
                  .setCapturedAtUs(streamId + i * FRAME_US)
                  .setEndOfStream(i == frames);
          if (i < frames) {
            frame.setJpeg(pictures.get(i % pictures.size()));
          }
          producer.send(new ProducerRecord<>(Topics.FRAMES, camera, frame.build().toByteArray()));
        }
      }
    }
  }
}
