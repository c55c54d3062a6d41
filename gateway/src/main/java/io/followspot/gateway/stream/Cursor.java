package io.followspot.gateway.stream;

import io.followspot.protos.Topics;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;

/**
 * The position of a client in the committed events: for each partition the next offset. Its text is
 * the id of a Server-Sent Event, such as {@code t0:12,t1:7,c0:3}, and any gateway can resume from
 * it.
 */
final class Cursor {
  private static final Pattern PART = Pattern.compile("([tcisa])([0-9]{1,4}):([0-9]{1,18})");
  private static final Map<String, String> TOPICS =
      Map.of(
          "t",
          Topics.TRACK_EVENTS,
          "c",
          Topics.CAMERA_EVENTS,
          "i",
          Topics.IDENTITY_EVENTS,
          "s",
          Topics.SOUND_EVENTS,
          "a",
          Topics.ALERTS);

  private final Map<TopicPartition, Long> next = new HashMap<>();

  Cursor(Map<TopicPartition, Long> next) {
    this.next.putAll(next);
  }

  /** Parses a cursor's text; empty if it is invalid. */
  static Optional<Cursor> parse(String text) {
    Cursor cursor = new Cursor(Map.of());
    for (String part : List.of(text.split(",", -1))) {
      Matcher matcher = PART.matcher(part);
      if (!matcher.matches()) {
        return Optional.empty();
      }
      String topic = TOPICS.getOrDefault(matcher.group(1), "");
      cursor.next.put(
          new TopicPartition(topic, Integer.parseInt(matcher.group(2))),
          Long.parseLong(matcher.group(3)));
    }
    return Optional.of(cursor);
  }

  /** The next offset of a partition; empty if the cursor does not contain it. */
  Optional<Long> next(TopicPartition partition) {
    return Optional.ofNullable(next.get(partition));
  }

  /** A copy of this cursor with other offsets in some partitions. */
  Cursor with(Map<TopicPartition, Long> elsewhere) {
    Cursor copy = new Cursor(next);
    copy.next.putAll(elsewhere);
    return copy;
  }

  /** Advances past an event. */
  void pass(TopicPartition partition, long offset) {
    next.put(partition, offset + 1);
  }

  private static String letter(String topic) {
    return switch (topic) {
      case Topics.TRACK_EVENTS -> "t";
      case Topics.IDENTITY_EVENTS -> "i";
      case Topics.SOUND_EVENTS -> "s";
      case Topics.ALERTS -> "a";
      default -> "c";
    };
  }

  @Override
  public String toString() {
    Map<String, Long> sorted = new TreeMap<>();
    next.forEach(
        (partition, offset) ->
            sorted.put(letter(partition.topic()) + partition.partition(), offset));
    return sorted.entrySet().stream()
        .map(entry -> entry.getKey() + ":" + entry.getValue())
        .collect(Collectors.joining(","));
  }
}
