package io.followspot.gateway.motion;

import com.google.protobuf.InvalidProtocolBufferException;
import io.followspot.protos.v1.MotionMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The latest motion of every camera that publishes it. Updated by one thread, read by many. */
public final class LatestMotionMaps {
  private static final Logger log = LoggerFactory.getLogger(LatestMotionMaps.class);

  private final Map<String, MotionHeat> cameras = new ConcurrentHashMap<>();

  /** Applies a record of the topic of motion maps; ignores invalid ones. */
  public void accept(ConsumerRecord<String, byte[]> entry) {
    if (entry.key() == null || entry.value() == null) {
      return;
    }
    try {
      MotionMap map = MotionMap.parseFrom(entry.value());
      if (entry.key().equals(map.getCameraId()) && MotionHeat.isSound(map)) {
        cameras.merge(
            entry.key(), MotionHeat.of(map), (before, first) -> before.after(first.latest()));
      }
    } catch (InvalidProtocolBufferException e) {
      log.warn("Ignoring the motion map at offset {}: {}", entry.offset(), e.getMessage());
    }
  }

  Optional<MotionHeat> find(String cameraId) {
    return Optional.ofNullable(cameras.get(cameraId));
  }
}
