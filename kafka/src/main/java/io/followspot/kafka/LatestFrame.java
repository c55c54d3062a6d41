package io.followspot.kafka;

import com.google.protobuf.InvalidProtocolBufferException;
import io.followspot.protos.Topics;
import io.followspot.protos.v1.Frame;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;

/**
 * The last frame of a camera in the topic: a restarted publisher continues after it.
 *
 * @param streamId of its stream
 * @param sequence in its stream
 * @param capturedAtUs microseconds since 1970
 * @param endOfStream whether it ends its stream
 * @param intervalUs between it and the frame before in the same stream; 0 if that was not read
 * @param source value of the header {@link #SOURCE_HEADER}; empty if there is none
 */
public record LatestFrame(
    long streamId,
    long sequence,
    long capturedAtUs,
    boolean endOfStream,
    long intervalUs,
    String source) {
  /** The header of a frame's record that identifies its source. */
  public static final String SOURCE_HEADER = "followspot-source";

  /** Number of records to search first, from the end; then four times as many, and so on. */
  private static final long FIRST_REACH = 32;

  /**
   * Searches from the end of the topic backwards.
   *
   * @param sinceUs frames captured earlier are ignored, in microseconds since 1970
   * @return empty if there is none that late
   * @throws KafkaUnavailableException if no broker answers or the topic does not exist
   */
  public static Optional<LatestFrame> of(
      KafkaConnection connection, String cameraId, long sinceUs) {
    try (Consumer<String, byte[]> consumer = connection.consumer(Isolation.COMMITTED, Map.of())) {
      int partitions = TopicReader.partitions(consumer, connection, Topics.FRAMES).size();
      TopicPartition partition =
          new TopicPartition(Topics.FRAMES, KeyPartition.of(cameraId, partitions));
      return new Search(consumer, connection, partition, cameraId, sinceUs).run();
    } catch (KafkaException e) {
      throw new KafkaUnavailableException(connection.bootstrapServers(), e);
    }
  }

  /** Whether it is the same frame, whatever was read before it. */
  public boolean isSameAs(LatestFrame other) {
    return streamId == other.streamId && sequence == other.sequence;
  }

  private static Optional<LatestFrame> from(ConsumerRecord<String, byte[]> entry) {
    if (entry.value() == null) {
      return Optional.empty();
    }
    try {
      Frame frame = Frame.parseFrom(entry.value());
      Header source = entry.headers().lastHeader(SOURCE_HEADER);
      return Optional.of(
          new LatestFrame(
              frame.getStreamId(),
              frame.getSequence(),
              frame.getCapturedAtUs(),
              frame.getEndOfStream(),
              0,
              source == null ? "" : new String(source.value(), StandardCharsets.UTF_8)));
    } catch (InvalidProtocolBufferException e) {
      // Another program's record with this key: no stream to continue.
      return Optional.empty();
    }
  }

  /** This frame with the interval from the one before. */
  private LatestFrame after(Optional<LatestFrame> before) {
    long us =
        before
            .filter(frame -> frame.streamId == streamId && frame.sequence < sequence)
            .map(frame -> (capturedAtUs - frame.capturedAtUs) / (sequence - frame.sequence))
            .orElse(0L);
    return new LatestFrame(streamId, sequence, capturedAtUs, endOfStream, us, source);
  }

  private record Search(
      Consumer<String, byte[]> consumer,
      KafkaConnection connection,
      TopicPartition partition,
      String cameraId,
      long sinceUs) {
    Optional<LatestFrame> run() {
      List<TopicPartition> partitions = List.of(partition);
      long begin = TopicOffsets.begins(consumer, partitions).getOrDefault(partition, 0L);
      long end = TopicOffsets.ends(consumer, partitions).getOrDefault(partition, 0L);
      long from = end;
      for (long reach = FIRST_REACH; from > begin; reach *= 4) {
        long to = from;
        from = Math.max(begin, end - reach);
        RangeResult piece = new RangeResult();
        TopicReader.<RuntimeException>read(
            consumer,
            connection,
            new TopicReader.Range(Map.of(partition, from), Map.of(partition, to)),
            entry -> {
              piece.add(entry, cameraId);
              return true;
            });
        if (piece.latest.isPresent()) {
          return piece.latest.filter(frame -> frame.capturedAtUs() >= sinceUs);
        }
        if (piece.oldestUs < sinceUs) {
          return Optional.empty();
        }
      }
      return Optional.empty();
    }
  }

  private static final class RangeResult {
    private Optional<LatestFrame> latest = Optional.empty();
    private long oldestUs = Long.MAX_VALUE;

    void add(ConsumerRecord<String, byte[]> entry, String cameraId) {
      oldestUs = Math.min(oldestUs, entry.timestamp() * 1000);
      if (cameraId.equals(entry.key())) {
        from(entry).ifPresent(frame -> latest = Optional.of(frame.after(latest)));
      }
    }
  }
}
