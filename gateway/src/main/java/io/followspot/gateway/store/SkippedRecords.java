package io.followspot.gateway.store;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The records that are not in the tables, with reasons. */
final class SkippedRecords {
  private static final Logger log = LoggerFactory.getLogger(SkippedRecords.class);
  private static final int LONGEST_REASON = 500;

  private final Store store;

  SkippedRecords(Store store) {
    this.store = store;
  }

  void note(Handle handle, ConsumerRecord<String, byte[]> entry, Exception why) {
    log.warn("Skipping record {}-{}@{}", entry.topic(), entry.partition(), entry.offset(), why);
    String reason = String.valueOf(why.getMessage()).replace("\0", "");
    handle
        .createUpdate(
            "insert into left_out values (:topic, :partition, :offset, :reason) on conflict do"
                + " nothing")
        .bind("topic", entry.topic())
        .bind("partition", entry.partition())
        .bind("offset", entry.offset())
        .bind("reason", reason.substring(0, Math.min(LONGEST_REASON, reason.length())))
        .execute();
  }

  long count() {
    return store
        .jdbi()
        .withHandle(
            handle -> handle.createQuery("select count(*) from left_out").mapTo(Long.class).one());
  }
}
