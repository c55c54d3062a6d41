package io.followspot.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.InvalidProtocolBufferException;
import io.followspot.protos.Topics;
import io.followspot.protos.v1.ReplyStatus;
import io.followspot.protos.v1.TrackQuery;
import io.followspot.protos.v1.TrackReply;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TrackQueriesTest {
  private static final TopicPartition REPLIES = new TopicPartition(Topics.TRACK_REPLIES, 0);
  private static final Duration LONG = Duration.ofSeconds(20);

  private final MockProducer<String, byte[]> producer =
      new MockProducer<>(true, null, new StringSerializer(), new ByteArraySerializer());
  private final MockConsumer<String, byte[]> consumer = consumerAt(5);
  private final TrackQueries queries =
      new TrackQueries(producer, new TopicTail(consumer, List.of(REPLIES)).fromEnd());

  @AfterEach
  void close() {
    queries.close();
  }

  @Test
  void ask_repliesInAnotherOrder_eachGoesToItsAsker() throws Exception {
    CompletableFuture<TrackReply> first = queries.ask("lobby.1.1", LONG);
    CompletableFuture<TrackReply> second = queries.ask("lobby.1.2", LONG);

    reply(5, query(1), ReplyStatus.REPLY_STATUS_NOT_FOUND);
    reply(6, query(0), ReplyStatus.REPLY_STATUS_FOUND);

    assertThat(first.get(10, TimeUnit.SECONDS).getStatus())
        .isEqualTo(ReplyStatus.REPLY_STATUS_FOUND);
    assertThat(second.get(10, TimeUnit.SECONDS).getTrackId()).isEqualTo("lobby.1.2");
  }

  @Test
  void ask_theQuery_isKeyedByTheTrack() throws Exception {
    CompletableFuture<TrackReply> reply = queries.ask("lobby.1.1", LONG);

    ProducerRecord<String, byte[]> sent = producer.history().get(0);
    assertThat(sent.topic()).isEqualTo(Topics.TRACK_QUERIES);
    assertThat(sent.key()).isEqualTo("lobby.1.1");
    assertThat(query(0).getCorrelationId()).isNotBlank();
    reply.cancel(false);
  }

  @Test
  void ask_noReply_asksAgainEachSecond_untilThereIsOne() throws Exception {
    CompletableFuture<TrackReply> reply = queries.ask("lobby.1.1", LONG);
    Awaitility.await().until(() -> producer.history().size() == 2);
    assertThat(query(1)).isEqualTo(query(0));

    reply(5, query(1), ReplyStatus.REPLY_STATUS_FOUND);
    reply.get(10, TimeUnit.SECONDS);
    Thread.sleep(1_500);
    assertThat(producer.history()).hasSize(2);
  }

  @Test
  void ask_repeatThatCannotBeSent_isNoFailure_theFirstIs() throws Exception {
    CompletableFuture<TrackReply> reply = queries.ask("lobby.1.1", LONG);
    producer.sendException = new KafkaException("the broker is away");
    Thread.sleep(1_500);
    assertThat(reply).isNotDone();
    reply(5, query(0), ReplyStatus.REPLY_STATUS_FOUND);
    assertThat(reply.get(10, TimeUnit.SECONDS).getTrackId()).isEqualTo("lobby.1.1");

    assertThatThrownBy(() -> queries.ask("lobby.1.2", LONG).get(10, TimeUnit.SECONDS))
        .hasCauseInstanceOf(KafkaException.class);
  }

  @Test
  void ask_someoneElsesReplyAndNonsense_areNoAnswer() throws Exception {
    CompletableFuture<TrackReply> reply = queries.ask("lobby.1.1", Duration.ofMillis(300));
    reply(
        5,
        query(0).toBuilder().setCorrelationId("another").build(),
        ReplyStatus.REPLY_STATUS_FOUND);
    consumer.addRecord(record(6, new byte[] {(byte) 0xff}));
    consumer.addRecord(record(7, null));

    assertThatThrownBy(() -> reply.get(10, TimeUnit.SECONDS))
        .hasCauseInstanceOf(TimeoutException.class);
  }

  @Test
  void ask_afterARecordWithoutContent_isStillAnswered() throws Exception {
    consumer.addRecord(record(5, null));
    CompletableFuture<TrackReply> reply = queries.ask("lobby.1.1", LONG);
    reply(6, query(0), ReplyStatus.REPLY_STATUS_FOUND);

    assertThat(reply.get(10, TimeUnit.SECONDS).getStatus())
        .isEqualTo(ReplyStatus.REPLY_STATUS_FOUND);
  }

  @Test
  void ask_answeredOrGivenUp_isForgotten() throws Exception {
    CompletableFuture<TrackReply> answered = queries.ask("lobby.1.1", LONG);
    reply(5, query(0), ReplyStatus.REPLY_STATUS_NOT_FOUND);
    answered.get(10, TimeUnit.SECONDS);
    CompletableFuture<TrackReply> givenUp = queries.ask("lobby.1.2", Duration.ofMillis(1));
    assertThatThrownBy(() -> givenUp.get(10, TimeUnit.SECONDS))
        .hasCauseInstanceOf(TimeoutException.class);

    assertThat(queries.waiting()).isZero();
  }

  @Test
  void ask_noTrackId_saysWhatOneLooksLike() {
    assertThatThrownBy(() -> queries.ask("lobby", LONG))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("lobby.1.42");
    assertThat(producer.history()).isEmpty();
  }

  private TrackQuery query(int index) throws InvalidProtocolBufferException {
    return TrackQuery.parseFrom(producer.history().get(index).value());
  }

  private void reply(long offset, TrackQuery query, ReplyStatus status) {
    TrackReply reply =
        TrackReply.newBuilder()
            .setCorrelationId(query.getCorrelationId())
            .setTrackId(query.getTrackId())
            .setStatus(status)
            .build();
    consumer.addRecord(record(offset, reply.toByteArray()));
  }

  private static ConsumerRecord<String, byte[]> record(long offset, byte[] value) {
    return new ConsumerRecord<>(Topics.TRACK_REPLIES, 0, offset, "key", value);
  }

  private static MockConsumer<String, byte[]> consumerAt(long end) {
    MockConsumer<String, byte[]> consumer = new MockConsumer<>("latest");
    consumer.updateEndOffsets(Map.of(REPLIES, end));
    return consumer;
  }
}
