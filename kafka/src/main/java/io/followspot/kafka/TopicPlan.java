package io.followspot.kafka;

import io.followspot.process.CannotStartException;
import io.followspot.process.Setting;
import io.followspot.protos.Topics;
import java.time.Duration;
import java.util.List;

/**
 * The specification of every topic of {@link Topics}.
 *
 * <p>High-volume topics keyed by camera have several partitions; topics that are read as a whole
 * (registrations, camera events, alerts, rejections) or by every client (replies) have one.
 */
public final class TopicPlan {
  /** As many as Flink has key groups, which bound the function slots. */
  private static final int MOST_PARTITIONS = 128;

  private static final Duration SHORT = Duration.ofHours(1);
  private static final Duration DAY = Duration.ofDays(1);
  private static final Duration LONG = Duration.ofDays(30);
  private static final long NO_LIMIT = -1;
  private static final long GIB = 1L << 30;

  private TopicPlan() {}

  /**
   * The plan with as many partitions as {@link Setting#PARTITIONS} says.
   *
   * @throws CannotStartException if the setting is not valid
   */
  public static List<TopicSpec> standard() {
    return withPartitions(partitions(Setting.PARTITIONS.read()));
  }

  static int partitions(String text) {
    try {
      int partitions = Integer.parseInt(text);
      if (partitions >= 1 && partitions <= MOST_PARTITIONS) {
        return partitions;
      }
    } catch (NumberFormatException e) {
      // Falls through to the message below.
    }
    throw new CannotStartException(
        Setting.PARTITIONS.variable()
            + "="
            + text
            + " is not a number of partitions: give one from 1 to "
            + MOST_PARTITIONS);
  }

  /**
   * The plan.
   *
   * @param partitions of the high-volume topics, 1 or more
   */
  public static List<TopicSpec> withPartitions(int partitions) {
    if (partitions < 1) {
      throw new IllegalArgumentException("no topic has " + partitions + " partitions");
    }
    return List.of(
        new TopicSpec(Topics.FRAMES, partitions, false, DAY, GIB),
        new TopicSpec(Topics.DETECTIONS, partitions, false, DAY, GIB),
        new TopicSpec(Topics.CAMERAS, 1, true, LONG, NO_LIMIT),
        new TopicSpec(Topics.TRACK_QUERIES, partitions, false, SHORT, GIB),
        new TopicSpec(Topics.TRACK_EVENTS, partitions, false, LONG, NO_LIMIT),
        new TopicSpec(Topics.TRACK_POSITIONS, partitions, false, DAY, GIB),
        new TopicSpec(Topics.TRACK_REPLIES, 1, false, SHORT, GIB),
        new TopicSpec(Topics.CAMERA_EVENTS, 1, false, LONG, NO_LIMIT),
        new TopicSpec(Topics.PROCESSED_FRAMES, partitions, false, SHORT, GIB),
        new TopicSpec(Topics.MOTION_MAPS, partitions, false, SHORT, GIB),
        new TopicSpec(Topics.IDENTITY_EVENTS, partitions, false, LONG, NO_LIMIT),
        new TopicSpec(Topics.IDENTITY_QUERIES, partitions, false, SHORT, GIB),
        new TopicSpec(Topics.IDENTITY_REPLIES, 1, false, SHORT, GIB),
        new TopicSpec(Topics.SITE_POSITIONS, partitions, false, SHORT, GIB),
        new TopicSpec(Topics.SOUND, partitions, false, DAY, GIB),
        new TopicSpec(Topics.SOUND_EVENTS, partitions, false, LONG, NO_LIMIT),
        new TopicSpec(Topics.SOUND_LEVELS, partitions, false, SHORT, GIB),
        new TopicSpec(Topics.PROCESSED_SOUND, partitions, false, DAY, GIB),
        new TopicSpec(Topics.ALERTS, 1, false, LONG, NO_LIMIT),
        new TopicSpec(Topics.REJECTED, 1, false, LONG, GIB));
  }
}
