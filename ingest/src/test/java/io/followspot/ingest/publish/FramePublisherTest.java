package io.followspot.ingest.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.followspot.ingest.source.CapturedFrame;
import io.followspot.ingest.source.FrameSource;
import io.followspot.ingest.source.SourceException;
import io.followspot.kafka.KafkaUnavailableException;
import io.followspot.kafka.LatestFrame;
import io.followspot.protos.Topics;
import io.followspot.protos.v1.Frame;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.InvalidTimestampException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

class FramePublisherTest {
  private static final PublishOptions PLAIN = new PublishOptions("lobby", false, false, 0);

  private static final PublishOptions FILE = new PublishOptions("lobby", false, false, 0, "a file");

  private final MockProducer<String, byte[]> producer = producer(true);
  private final TestClock clock = new TestClock();
  private final AtomicInteger waited = new AtomicInteger();
  private final AtomicInteger resumed = new AtomicInteger();
  private final List<String> lost = new ArrayList<>();

  @Test
  void run_aSource_becomesOneStreamInOrderWithAnEnd() throws Exception {
    PublishSummary summary = publisher(PLAIN).run(() -> new Frames(3, 10));

    List<Frame> frames = published();
    assertThat(frames).extracting(Frame::getSequence).containsExactly(0L, 1L, 2L, 3L);
    assertThat(frames).extracting(Frame::getStreamId).containsOnly(1_000_000L);
    assertThat(frames)
        .extracting(Frame::getCapturedAtUs)
        .containsExactly(1_000_000L, 1_100_000L, 1_200_000L, 1_200_001L);
    assertThat(frames).extracting(Frame::getEndOfStream).containsExactly(false, false, false, true);
    assertThat(frames.get(3).getJpeg()).isEqualTo(ByteString.EMPTY);
    assertThat(producer.history())
        .allMatch(r -> r.topic().equals(Topics.FRAMES) && r.key().equals("lobby"));
    assertThat(summary.frames()).isEqualTo(3);
    assertThat(summary.unsent()).isZero();
  }

  @Test
  void run_realtime_sendsEachFrameWhenItIsDue() throws Exception {
    publisher(new PublishOptions("lobby", true, false, 0)).run(() -> new Frames(11, 10));

    assertThat(clock.elapsed()).isEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void run_unhurried_neverWaits() throws Exception {
    publisher(PLAIN).run(() -> new Frames(11, 10));

    assertThat(clock.elapsed()).isZero();
  }

  @Test
  void run_rate_thinsEvenlyWithoutGapsInTheSequence() throws Exception {
    PublishSummary summary =
        publisher(new PublishOptions("lobby", false, false, 10)).run(() -> new Frames(60, 30));

    List<Frame> frames = published();
    assertThat(summary.frames()).isEqualTo(20);
    assertThat(summary.thinned()).isEqualTo(40);
    assertThat(frames.get(7).getSequence()).isEqualTo(7);
    assertThat(frames.get(7).getCapturedAtUs()).isBetween(1_699_000L, 1_701_000L);
  }

  @Test
  void run_rateAboveTheSources_takesAll() throws Exception {
    PublishSummary summary =
        publisher(new PublishOptions("lobby", false, false, 30)).run(() -> new Frames(60, 30));

    assertThat(summary.thinned()).isZero();
  }

  @Test
  void run_loop_isANewStreamEachRoundUntilStopped() throws Exception {
    FramePublisher publisher = publisher(new PublishOptions("lobby", false, true, 0));
    AtomicInteger rounds = new AtomicInteger();

    PublishSummary summary =
        publisher.run(
            () -> {
              if (rounds.incrementAndGet() == 4) {
                publisher.stop();
              }
              return new Frames(2, 10);
            });

    assertThat(summary.streams()).isEqualTo(3);
    assertThat(published()).hasSize(9);
    assertThat(published()).extracting(Frame::getStreamId).isSorted();
    assertThat(published()).extracting(Frame::getCapturedAtUs).isSorted().doesNotHaveDuplicates();
  }

  @Test
  void stop_inTheMiddle_endsTheStreamProperly() throws Exception {
    FramePublisher[] publisher = new FramePublisher[1];
    publisher[0] =
        new FramePublisher(
            producer,
            PLAIN,
            new Listener() {
              @Override
              public void sent(long frames, long offsetUs) {
                if (frames == 5) {
                  publisher[0].stop();
                }
              }
            },
            clock);

    PublishSummary summary = publisher[0].run(() -> new Frames(1000, 10));

    assertThat(summary.frames()).isEqualTo(5);
    assertThat(published().get(5).getEndOfStream()).isTrue();
    assertThat(published().get(5).getSequence()).isEqualTo(5);
  }

  @Test
  void run_sourceBreaksOff_endsTheStreamAndSaysWhy() throws Exception {
    FramePublisher publisher = publisher(PLAIN);

    assertThatThrownBy(() -> publisher.run(() -> new Frames(3, 10).thenBreakingOff()))
        .hasMessage("was interrupted");

    assertThat(published()).hasSize(4);
    assertThat(published().get(3).getEndOfStream()).isTrue();
  }

  @Test
  void run_liveSourceBreaksOff_isOpenedAgainAndTheStreamGoesOn() throws Exception {
    Deque<Frames> rounds = new ArrayDeque<>();
    rounds.add(new Frames(3, 10).beingLive().thenBreakingOff());
    rounds.add(new Frames(0, 10).beingLive().thenBreakingOff());
    rounds.add(new Frames(2, 10).beingLive());

    PublishSummary summary = publisher(PLAIN).run(rounds::remove);

    assertThat(lost).containsExactly("was interrupted", "was interrupted");
    assertThat(summary.streams()).isEqualTo(1);
    assertThat(published())
        .extracting(Frame::getEndOfStream)
        .containsExactly(false, false, false, false, false, true);
    assertThat(published()).extracting(Frame::getStreamId).containsOnly(1_000_000L);
    assertThat(published()).extracting(Frame::getSequence).containsExactly(0L, 1L, 2L, 3L, 4L, 5L);
    // Four seconds passed before the source was there again.
    assertThat(published().get(3).getCapturedAtUs()).isEqualTo(5_000_000L);
    assertThat(clock.elapsed()).isEqualTo(Duration.ofSeconds(4));
  }

  @Test
  void run_liveSourceAwayForLong_isAnotherStream() throws Exception {
    Deque<Frames> rounds = new ArrayDeque<>();
    rounds.add(new Frames(3, 10).beingLive().thenBreakingOff());
    for (int i = 0; i < 31; i++) {
      rounds.add(new Frames(0, 10).beingLive().thenBreakingOff());
    }
    rounds.add(new Frames(2, 10).beingLive());

    PublishSummary summary = publisher(PLAIN).run(rounds::remove);

    assertThat(summary.streams()).isEqualTo(2);
    assertThat(published()).extracting(Frame::getSequence).containsExactly(0L, 1L, 2L, 0L, 1L, 2L);
  }

  @Test
  void stop_whileWaitingForAFrameThatIsDueInAnHour_endsTheStreamSoon() throws Exception {
    FramePublisher[] publisher = new FramePublisher[1];
    TestClock stopping =
        new TestClock() {
          @Override
          public void sleepNanos(long duration) {
            super.sleepNanos(duration);
            if (elapsed().toSeconds() == 5) {
              publisher[0].stop();
            }
          }
        };
    PublishOptions realtime = new PublishOptions("lobby", true, false, 0);
    publisher[0] = new FramePublisher(producer, realtime, new Listener(), stopping);

    publisher[0].run(() -> new Frames(2, 1).everySeconds(3600));

    assertThat(stopping.elapsed()).isLessThan(Duration.ofSeconds(6));
    assertThat(published()).extracting(Frame::getEndOfStream).containsExactly(false, true);
  }

  @Test
  void run_brokersRefuseAFrame_endsTheStreamAllTheSame() throws Exception {
    MockProducer<String, byte[]> refusing =
        new MockProducer<>(true, null, new StringSerializer(), new ByteArraySerializer()) {
          @Override
          public synchronized Future<RecordMetadata> send(
              ProducerRecord<String, byte[]> entry, Callback callback) {
            if (history().size() == 2) {
              callback.onCompletion(null, new InvalidTimestampException("too far ahead"));
            }
            return super.send(entry, (metadata, exception) -> {});
          }
        };
    FramePublisher publisher = new FramePublisher(refusing, PLAIN, new Listener(), clock);

    assertThatThrownBy(() -> publisher.run(() -> new Frames(10, 10)))
        .isInstanceOf(KafkaUnavailableException.class)
        .hasMessageContaining("message.timestamp.after.max.ms");

    List<ProducerRecord<String, byte[]>> sent = refusing.history();
    assertThat(Frame.parseFrom(sent.get(sent.size() - 1).value()).getEndOfStream()).isTrue();
  }

  @Test
  void run_sourceFailsInAnyWay_endsTheStream() throws Exception {
    FramePublisher publisher = publisher(PLAIN);

    assertThatThrownBy(
            () -> publisher.run(() -> new Frames(3, 10).beforeFrame(2, FramePublisherTest::fail)))
        .isInstanceOf(ArrayIndexOutOfBoundsException.class);

    assertThat(published()).extracting(Frame::getEndOfStream).containsExactly(false, false, true);
  }

  @Test
  void goOnAfter_sameRecordedSource_publishesWhatIsMissingAsTheFirstRunWouldHave()
      throws Exception {
    publisher(FILE).run(() -> new Frames(10, 10));
    List<Frame> undisturbed = published();
    Frame fourth = undisturbed.get(3);
    producer.clear();
    clock.sleepNanos(7_000_000_000L);

    FramePublisher again = publisher(FILE);
    assertThat(again.goOnAfter(latest(fourth, FILE.source()), false)).isTrue();
    PublishSummary summary = again.run(() -> new Frames(10, 10));

    assertThat(published()).isEqualTo(undisturbed.subList(4, 11));
    assertThat(summary.frames()).isEqualTo(6);
  }

  @Test
  void goOnAfter_onlyTheEndWasMissing_endsTheStream() throws Exception {
    publisher(FILE).run(() -> new Frames(3, 10));
    List<Frame> undisturbed = published();
    producer.clear();

    FramePublisher again = publisher(FILE);
    again.goOnAfter(latest(undisturbed.get(2), FILE.source()), false);
    again.run(() -> new Frames(3, 10));

    assertThat(published()).containsExactly(undisturbed.get(3));
  }

  @Test
  void goOnAfter_liveSource_goesOnFromNow() throws Exception {
    Frame broken =
        Frame.newBuilder().setStreamId(900_000).setSequence(41).setCapturedAtUs(950_000).build();

    FramePublisher publisher = publisher(FILE);
    publisher.goOnAfter(latest(broken, FILE.source()), false);
    publisher.run(() -> new Frames(2, 10).beingLive());

    assertThat(published()).extracting(Frame::getStreamId).containsOnly(900_000L);
    assertThat(published()).extracting(Frame::getSequence).containsExactly(42L, 43L, 44L);
    assertThat(published().get(0).getCapturedAtUs()).isEqualTo(1_000_000L);
  }

  @Test
  void goOnAfter_anotherSourceOrAnEndedStream_beginsALaterOne() throws Exception {
    Frame ahead =
        Frame.newBuilder()
            .setStreamId(5_000_000)
            .setSequence(7)
            .setCapturedAtUs(9_000_000)
            .setEndOfStream(true)
            .build();
    FramePublisher ended = publisher(FILE);
    assertThat(ended.goOnAfter(latest(ahead, FILE.source()), false)).isFalse();
    FramePublisher other = publisher(FILE);
    assertThat(other.goOnAfter(latest(ahead.toBuilder().setEndOfStream(false).build(), "x"), false))
        .isFalse();
    FramePublisher afresh = publisher(FILE);
    Frame open = ahead.toBuilder().setEndOfStream(false).build();
    assertThat(afresh.goOnAfter(latest(open, FILE.source()), true)).isFalse();

    ended.run(() -> new Frames(1, 10));

    // Whose clock was ahead, or that looped faster than filmed: a lower id would be late.
    assertThat(published()).extracting(Frame::getStreamId).containsOnly(5_000_001L);
    assertThat(published().get(0).getSequence()).isZero();
  }

  @Test
  void run_realtimeHeldUp_catchesUpWithTheTimesOfAnUndisturbedRun() throws Exception {
    PublishOptions realtime = new PublishOptions("lobby", true, false, 0);
    publisher(realtime).run(() -> new Frames(100, 10).freezing(clock, 20, Duration.ofSeconds(4)));

    List<Frame> frames = published();
    for (int i = 0; i < 100; i++) {
      assertThat(frames.get(i).getCapturedAtUs()).isEqualTo(1_000_000L + i * 100_000L);
    }
    assertThat(clock.elapsed()).isEqualTo(Duration.ofMillis(9_900));
  }

  @Test
  void run_realtimeHeldUpForLong_putsOffTheRest() throws Exception {
    PublishOptions realtime = new PublishOptions("lobby", true, false, 0);
    publisher(realtime).run(() -> new Frames(100, 10).freezing(clock, 20, Duration.ofMinutes(5)));

    List<Frame> frames = published();
    assertThat(frames.get(19).getCapturedAtUs()).isEqualTo(2_900_000L);
    assertThat(frames.get(20).getCapturedAtUs()).isEqualTo(1_000_000L + 301_900_000L);
    assertThat(frames.get(21).getCapturedAtUs()).isEqualTo(1_000_000L + 302_000_000L);
  }

  @Test
  void run_noBrokerLeadsTheTopicForAWhile_sendsEachFrameOnce() throws Exception {
    AtomicInteger attempts = new AtomicInteger();
    MockProducer<String, byte[]> leaderless =
        new MockProducer<>(true, null, new StringSerializer(), new ByteArraySerializer()) {
          @Override
          public synchronized Future<RecordMetadata> send(
              ProducerRecord<String, byte[]> entry, Callback callback) {
            if (attempts.incrementAndGet() % 3 != 0) {
              TimeoutException notYet = new TimeoutException("no leader");
              callback.onCompletion(null, notYet);
              return CompletableFuture.failedFuture(notYet);
            }
            return super.send(entry, callback);
          }
        };
    FramePublisher publisher = new FramePublisher(leaderless, PLAIN, new Listener(), clock);

    PublishSummary summary = publisher.run(() -> new Frames(5, 10));

    assertThat(summary.frames()).isEqualTo(5);
    assertThat(summary.unsent()).isZero();
    assertThat(leaderless.history()).hasSize(6);
  }

  @Test
  void run_frameThatNoTopicTakes_isLeftOutAndCounted() throws Exception {
    PublishSummary summary = publisher(PLAIN).run(() -> new Frames(3, 10).withSize(9_000_000));

    assertThat(summary.tooLarge()).isEqualTo(3);
    assertThat(published()).hasSize(1);
  }

  @Test
  void run_brokerTakesNothing_holdsBackTheSourceAndSaysSo() throws Exception {
    MockProducer<String, byte[]> slow = producer(false);
    Frames source = new Frames(100, 10).withSize(1_000_000);
    try (FramePublisher publisher = new FramePublisher(slow, PLAIN, new Listener(), clock)) {
      CompletableFuture<PublishSummary> run =
          CompletableFuture.supplyAsync(
              () -> {
                try {
                  return publisher.run(() -> source);
                } catch (InterruptedException e) {
                  throw new IllegalStateException(e);
                }
              });
      await().atMost(Duration.ofSeconds(20)).until(() -> waited.get() > 0);
      assertThat(waited.get()).isEqualTo(1);
      assertThat(source.given).isLessThan(40);

      while (!run.isDone()) {
        slow.completeNext();
      }
      assertThat(run.get(1, TimeUnit.SECONDS).frames()).isEqualTo(100);
      assertThat(run.get().unsent()).isZero();
      assertThat(resumed.get()).isEqualTo(1);
    }
  }

  private static void fail() {
    throw new ArrayIndexOutOfBoundsException("a fault of ours");
  }

  private FramePublisher publisher(PublishOptions options) {
    return new FramePublisher(producer, options, new Listener(), clock);
  }

  private static LatestFrame latest(Frame frame, String source) {
    return new LatestFrame(
        frame.getStreamId(),
        frame.getSequence(),
        frame.getCapturedAtUs(),
        frame.getEndOfStream(),
        0,
        source);
  }

  private List<Frame> published() throws InvalidProtocolBufferException {
    List<Frame> frames = new ArrayList<>();
    for (ProducerRecord<String, byte[]> record : producer.history()) {
      frames.add(Frame.parseFrom(record.value()));
    }
    return frames;
  }

  private static MockProducer<String, byte[]> producer(boolean answering) {
    return new MockProducer<>(answering, null, new StringSerializer(), new ByteArraySerializer());
  }

  private class Listener implements PublishListener {
    @Override
    public void sent(long frames, long offsetUs) {}

    @Override
    public void waiting(int framesInMemory) {
      waited.incrementAndGet();
    }

    @Override
    public void resumed() {
      resumed.incrementAndGet();
    }

    @Override
    public void sourceLost(String why) {
      lost.add(why);
    }
  }

  /** Time that passes only by waiting. */
  private static class TestClock implements PublishClock {
    private long nanos;

    @Override
    public long nowUs() {
      return 1_000_000 + nanos / 1000;
    }

    @Override
    public long nanoTime() {
      return nanos;
    }

    @Override
    public void sleepNanos(long duration) {
      nanos += duration;
    }

    Duration elapsed() {
      return Duration.ofNanos(nanos);
    }
  }

  private static final class Frames implements FrameSource {
    private final int count;
    private long everyUs;
    private int sizeBytes = 10;
    private boolean breaksOff;
    private boolean live;
    private Runnable freeze = () -> {};
    private volatile int given;

    Frames(int count, int framesPerSecond) {
      this.count = count;
      this.everyUs = 1_000_000L / framesPerSecond;
    }

    Frames everySeconds(int seconds) {
      everyUs = seconds * 1_000_000L;
      return this;
    }

    Frames beforeFrame(int frame, Runnable action) {
      freeze =
          () -> {
            if (given == frame) {
              action.run();
            }
          };
      return this;
    }

    Frames withSize(int bytes) {
      sizeBytes = bytes;
      return this;
    }

    Frames beingLive() {
      live = true;
      return this;
    }

    /** A suspended and resumed process: this much time passes before this frame. */
    Frames freezing(TestClock stopped, int beforeFrame, Duration duration) {
      freeze =
          () -> {
            if (given == beforeFrame) {
              stopped.sleepNanos(duration.toNanos());
            }
          };
      return this;
    }

    Frames thenBreakingOff() {
      breaksOff = true;
      return this;
    }

    @Override
    public Optional<CapturedFrame> next() {
      if (given == count) {
        if (breaksOff) {
          throw new SourceException("was interrupted");
        }
        return Optional.empty();
      }
      freeze.run();
      long offsetUs = given++ * everyUs;
      return Optional.of(new CapturedFrame(ByteString.copyFrom(new byte[sizeBytes]), offsetUs));
    }

    @Override
    public String description() {
      return "frames";
    }

    @Override
    public OptionalLong frames() {
      return OptionalLong.of(count);
    }

    @Override
    public boolean live() {
      return live;
    }

    @Override
    public void close() {}
  }
}
