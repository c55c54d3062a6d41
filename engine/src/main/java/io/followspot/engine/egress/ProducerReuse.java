package io.followspot.engine.egress;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Says which transactional producer may be used for another transaction.
 *
 * <p>A checkpoint contains its pending transactions by id and epoch, and a restored job commits
 * them. A producer that begins another transaction keeps both. Hence it may not do so before a
 * later checkpoint, one that does not contain its last transaction, has completed: otherwise a job
 * that is restored would commit what the producer has sent since. It rests until then.
 *
 * @param <P> the producers, compared by identity
 */
final class ProducerReuse<P> {
  /**
   * Transactions of a producer. Then its id is to be initialised again: Kafka forgets an id with
   * which nothing was sent for a week.
   */
  static final int TRANSACTIONS = 1_000;

  private final int ids;
  private final Map<P, Long> pending = new IdentityHashMap<>();
  private final Map<P, Integer> transactions = new IdentityHashMap<>();
  private final Deque<Resting<P>> resting = new ArrayDeque<>();
  private long checkpoints;
  private long completed;

  /**
   * Begins with no producer.
   *
   * @param ids number of transactional ids, each of which one producer can have
   */
  ProducerReuse(int ids) {
    this.ids = ids;
  }

  /** A checkpoint that is taken now contains the producer's transaction as pending. */
  void preCommitted(P producer) {
    pending.put(producer, ++checkpoints);
  }

  /** The producer's transaction is committed, since its checkpoint or a later one has completed. */
  void committed(P producer) {
    Long checkpoint = pending.remove(producer);
    if (checkpoint != null) {
      completed = Math.max(completed, checkpoint);
    }
    transactions.merge(producer, 1, Integer::sum);
    resting.add(new Resting<>(producer, checkpoints));
  }

  /**
   * Removes and returns a producer whose id is to be initialised again: it has had its number of
   * transactions, or none may be used and all ids are taken.
   */
  Optional<P> usedUp() {
    Resting<P> first = resting.peek();
    if (first == null) {
      return Optional.empty();
    }
    boolean needed = first.since >= completed && pending.size() + resting.size() >= ids;
    if (!needed && transactions.getOrDefault(first.producer, 0) < TRANSACTIONS) {
      return Optional.empty();
    }
    transactions.remove(first.producer);
    return Optional.of(resting.remove().producer);
  }

  /** Removes and returns a producer that may begin another transaction. */
  Optional<P> next() {
    Resting<P> first = resting.peek();
    return first == null || first.since >= completed
        ? Optional.empty()
        : Optional.of(resting.remove().producer);
  }

  /** Those that rest. */
  List<P> resting() {
    return resting.stream().map(Resting::producer).toList();
  }

  /**
   * A producer whose transaction is committed.
   *
   * @param since number of checkpoints taken before that
   */
  private record Resting<P>(P producer, long since) {}
}
