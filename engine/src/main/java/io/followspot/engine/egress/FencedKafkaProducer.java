package io.followspot.engine.egress;

import java.time.Duration;
import java.util.Properties;
import org.apache.flink.streaming.api.operators.StreamingRuntimeContext;
import org.apache.flink.streaming.connectors.kafka.FlinkKafkaErrorCode;
import org.apache.flink.streaming.connectors.kafka.FlinkKafkaException;
import org.apache.flink.streaming.connectors.kafka.FlinkKafkaProducer;
import org.apache.flink.streaming.connectors.kafka.KafkaSerializationSchema;
import org.apache.flink.streaming.connectors.kafka.internals.FlinkKafkaInternalProducer;
import org.apache.flink.streaming.runtime.tasks.ProcessingTimeService;
import org.jspecify.annotations.Nullable;

/**
 * Flink's producer, which ends when another attempt of the job has taken its transactional ids
 * over, and uses a Kafka producer for more than one transaction.
 *
 * <p>All attempts of a job use the same ids, so that a new one aborts what an old one left open.
 * Flink's producer notices that it has been replaced only when it sends a record. One that was
 * frozen with an empty transaction, and continues with a checkpoint that was asked for meanwhile,
 * began its next one: that took the id back and aborted the new attempt's transaction of the same
 * id, whose events were lost if its checkpoint had completed.
 *
 * <p>For each checkpoint Flink's producer creates a Kafka producer, connects it and initialises its
 * id; meanwhile all functions wait. {@link ProducerReuse} says when one that exists will do.
 *
 * <p>Without transactions, records are seen at once: then a {@link PromptProducer} sends them.
 */
final class FencedKafkaProducer<T> extends FlinkKafkaProducer<T> {
  private static final long serialVersionUID = 1;

  /** Kafka's access rules name the ids by this. */
  private static final String ID_PREFIX = "followspot-";

  private final int poolSize;
  private transient @Nullable TransactionOwners owners;
  private transient @Nullable ProducerReuse<FlinkKafkaInternalProducer<byte[], byte[]>> reuse;

  /**
   * Creates it.
   *
   * @param name of the egress
   * @param poolSize number of transactional ids
   */
  FencedKafkaProducer(
      String name,
      KafkaSerializationSchema<T> schema,
      Properties properties,
      Semantic semantic,
      int poolSize) {
    super(ID_PREFIX + "no-topic", schema, properties, semantic, poolSize);
    setTransactionalIdPrefix(ID_PREFIX + name);
    this.poolSize = poolSize;
  }

  @Override
  protected FlinkKafkaInternalProducer<byte[], byte[]> createProducer() {
    return semantic == Semantic.EXACTLY_ONCE
        ? super.createProducer()
        : new PromptProducer(producerConfig);
  }

  @Override
  protected KafkaTransactionState beginTransaction() throws FlinkKafkaException {
    KafkaTransactionState last = currentTransaction();
    try {
      if (last != null && semantic == Semantic.EXACTLY_ONCE) {
        checkOwned(last.getProducer());
        reuse().usedUp().ifPresent(this::giveIdBack);
        FlinkKafkaInternalProducer<byte[], byte[]> producer = reuse().next().orElse(null);
        if (producer != null) {
          producer.beginTransaction();
          return new KafkaTransactionState(producer.getTransactionalId(), producer);
        }
      }
      return super.beginTransaction();
    } catch (FlinkKafkaException | RuntimeException e) {
      failTask(e);
      throw e;
    }
  }

  @Override
  protected void preCommit(KafkaTransactionState transaction) throws FlinkKafkaException {
    super.preCommit(transaction);
    if (semantic == Semantic.EXACTLY_ONCE) {
      reuse().preCommitted(transaction.getProducer());
    }
  }

  @Override
  protected void commit(KafkaTransactionState transaction) {
    if (semantic != Semantic.EXACTLY_ONCE) {
      super.commit(transaction);
      return;
    }
    try {
      transaction.getProducer().commitTransaction();
    } catch (RuntimeException e) {
      transaction.getProducer().close(Duration.ZERO);
      throw e;
    }
    reuse().committed(transaction.getProducer());
  }

  @Override
  public void close() throws FlinkKafkaException {
    try {
      super.close();
    } finally {
      reuse().resting().forEach(producer -> producer.close(Duration.ZERO));
      if (owners != null) {
        owners.close();
      }
    }
  }

  /** Flink's producer takes an id back with the transaction that it aborts. */
  private void giveIdBack(FlinkKafkaInternalProducer<byte[], byte[]> producer) {
    producer.beginTransaction();
    abort(new KafkaTransactionState(producer.getTransactionalId(), producer));
  }

  private void checkOwned(FlinkKafkaInternalProducer<byte[], byte[]> producer)
      throws FlinkKafkaException {
    String id = producer.getTransactionalId();
    if (!owners().owns(id, producer.getProducerId(), producer.getEpoch())) {
      throw new FlinkKafkaException(
          FlinkKafkaErrorCode.EXTERNAL_ERROR,
          "another attempt of this job has taken the transactional id " + id + " over");
    }
  }

  /**
   * Thrown during a checkpoint, an exception fails the checkpoint and not the task, which would go
   * on in the transaction that is already due to be committed.
   */
  private void failTask(Exception failure) {
    ProcessingTimeService timers =
        ((StreamingRuntimeContext) getRuntimeContext()).getProcessingTimeService();
    timers.registerTimer(
        timers.getCurrentProcessingTime(),
        time -> {
          throw failure;
        });
  }

  private ProducerReuse<FlinkKafkaInternalProducer<byte[], byte[]>> reuse() {
    if (reuse == null) {
      reuse = new ProducerReuse<>(poolSize);
    }
    return reuse;
  }

  private TransactionOwners owners() {
    if (owners == null) {
      owners = TransactionOwners.of(producerConfig);
    }
    return owners;
  }
}
