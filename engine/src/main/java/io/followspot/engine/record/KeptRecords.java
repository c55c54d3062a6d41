package io.followspot.engine.record;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Values of records that this process has read and not processed yet, up to a number of bytes. Each
 * is taken once. A lost one costs another read only.
 */
public final class KeptRecords {
  private static final KeptRecords OF_THIS_PROCESS = new KeptRecords();

  /** How long a reader waits for the functions to take something before it goes on without. */
  private static final long PATIENCE_NS = TimeUnit.MILLISECONDS.toNanos(100);

  private final Map<Partition, Values> partitions = new HashMap<>();
  private long maxBytes;
  private long total;

  KeptRecords() {}

  /** Those of this process; it keeps none until {@link #limit} is called. */
  public static KeptRecords ofThisProcess() {
    return OF_THIS_PROCESS;
  }

  /**
   * Sets how much is kept. To be called only where the functions are called by the process that
   * reads the records; elsewhere each would be read twice.
   *
   * @param bytes of all values together; a single larger one is kept too
   */
  public synchronized void limit(long bytes) {
    maxBytes = bytes;
    notifyAll();
  }

  /**
   * Keeps a value, after a short wait if there is no room.
   *
   * @param reader of its partition; what another reader kept of it before is forgotten, since that
   *     one belongs to an attempt of the job that has ended
   * @return whether it is kept
   */
  public synchronized boolean keep(Object reader, RecordPlace place, byte[] value) {
    if (maxBytes == 0 || !awaitRoom(value.length)) {
      return false;
    }
    Partition partition = new Partition(place.topic(), place.partition());
    Values values = partitions.get(partition);
    if (values == null || values.reader != reader) {
      forget(values);
      values = new Values(reader);
      partitions.put(partition, values);
    }
    byte[] before = values.byOffset.put(place.offset(), value);
    total += value.length - (before == null ? 0 : before.length);
    return true;
  }

  /** Removes and returns the value of a record; empty if it is not kept. */
  synchronized Optional<byte[]> take(RecordPlace place) {
    Values values = partitions.get(new Partition(place.topic(), place.partition()));
    byte[] value = values == null ? null : values.byOffset.remove(place.offset());
    if (value == null) {
      return Optional.empty();
    }
    total -= value.length;
    notifyAll();
    return Optional.of(value);
  }

  /** Size of all values, bytes. */
  synchronized long total() {
    return total;
  }

  private boolean awaitRoom(int bytes) {
    long untilNs = System.nanoTime() + PATIENCE_NS;
    while (total > 0 && total + bytes > maxBytes) {
      long leftNs = untilNs - System.nanoTime();
      if (leftNs <= 0) {
        return false;
      }
      try {
        TimeUnit.NANOSECONDS.timedWait(this, leftNs);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return false;
      }
    }
    return true;
  }

  private void forget(@Nullable Values values) {
    if (values != null) {
      values.byOffset.values().forEach(value -> total -= value.length);
    }
  }

  private record Partition(String topic, int number) {}

  private static final class Values {
    private final Object reader;
    private final Map<Long, byte[]> byOffset = new HashMap<>();

    Values(Object reader) {
      this.reader = reader;
    }
  }
}
