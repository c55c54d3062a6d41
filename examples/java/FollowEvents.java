import io.followspot.protos.Topics;
import io.followspot.protos.v1.TrackEvent;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * Prints every event of every track, each exactly once, from the oldest that is kept. Stops after
 * so many as the second argument says.
 *
 * <pre>
 * ./followspot up     # in another terminal
 * java -cp "cli/target/lib/*" examples/java/FollowEvents.java 127.0.0.1:9092 100
 * </pre>
 */
public final class FollowEvents {
  private FollowEvents() {}

  public static void main(String[] args) throws Exception {
    String brokers = args.length > 0 ? args[0] : "127.0.0.1:9092";
    long limit = args.length > 1 ? Long.parseLong(args[1]) : Long.MAX_VALUE;
    Map<String, Object> settings =
        Map.of(
            "bootstrap.servers", brokers,
            "group.id", args.length > 2 ? args[2] : "example-java",
            "auto.offset.reset", "earliest",
            // Only what was committed: this is what makes it exactly once.
            "isolation.level", "read_committed");
    try (KafkaConsumer<String, byte[]> consumer =
        new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
      consumer.subscribe(List.of(Topics.TRACK_EVENTS));
      for (long seen = 0; seen < limit; ) {
        for (ConsumerRecord<String, byte[]> entry : consumer.poll(Duration.ofMillis(500))) {
          TrackEvent event = TrackEvent.parseFrom(entry.value());
          if (seen++ < limit) {
            System.out.println(
                event.getEventId()
                    + " "
                    + event.getType().name().substring("TRACK_EVENT_TYPE_".length()).toLowerCase()
                    + " "
                    + event.getTransition().getRegionId());
          }
        }
      }
    }
  }
}
