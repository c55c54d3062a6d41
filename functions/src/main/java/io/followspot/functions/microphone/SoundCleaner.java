package io.followspot.functions.microphone;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnsafeByteOperations;
import io.followspot.functions.OutgoingMessages;
import io.followspot.functions.state.MicrophoneState;
import io.followspot.protos.Topics;
import io.followspot.protos.v1.FrameRef;
import io.followspot.protos.v1.ProcessedSound;
import io.followspot.sound.echo.EchoCanceller;
import io.followspot.sound.echo.EchoMeasures;
import io.followspot.sound.echo.EchoStep;
import java.util.Arrays;

/**
 * Cleans records and gives the samples that come out their own times: the canceller is late by
 * {@link EchoCanceller#LATENCY}, and where records are missing its last samples are brought out
 * before the next are taken in.
 */
final class SoundCleaner {
  /** Time stamps that are off by more are a gap, so that sound is never off its time by more. */
  private static final long GAP_US = 20_000;

  /** Speech does not go on over a longer gap. */
  private static final long LONG_GAP_US = 1_000_000;

  private final MicrophoneUpdate update;
  private final EchoCanceller canceller;
  private final boolean off;

  SoundCleaner(MicrophoneUpdate update, Cancellers cancellers) {
    this.update = update;
    canceller = cancellers.of(update.state().getSettings());
    off = update.state().getSettings().getEcho().equals("off");
  }

  void clean(InputSound record, SoundSamples samples, SoundSignalsWatch watch) {
    MicrophoneState.Builder state = update.state();
    long atUs = record.capturedAtUs();
    if (state.getCanceller().isEmpty()) {
      begin(atUs);
    } else if (Math.abs(atUs - state.getNextInputUs()) > GAP_US) {
      flush(record.ref());
      if (atUs - state.getNextInputUs() > LONG_GAP_US) {
        new SoundTeller(update).end(record.ref());
      }
      begin(atUs);
    }
    state.setNextInputUs(samples.endUs(atUs));
    float[] far = off ? new float[samples.near().length] : samples.far();
    EchoStep step = step(samples.near(), far);
    EchoMeasures measures = step.measures();
    publish(record.ref(), step);
    watch.look(samples, measures);
    new SoundTeller(update).levels(record, measures);
  }

  /** The next sample is of this time; what comes out before it is of nothing. */
  private void begin(long atUs) {
    update.state().setSkipSamples(EchoCanceller.LATENCY).setNextOutputUs(atUs);
  }

  /** Brings out the samples that the canceller still holds. */
  void flush(FrameRef record) {
    if (!update.state().getCanceller().isEmpty()) {
      float[] silence = new float[EchoCanceller.LATENCY];
      publish(record, step(silence, silence));
    }
  }

  private EchoStep step(float[] near, float[] far) {
    byte[] before = update.state().getCanceller().toByteArray();
    byte[] known = canceller.accepts(before) ? before : canceller.initialState();
    EchoStep step = canceller.step(known, near, far);
    update.state().setCanceller(UnsafeByteOperations.unsafeWrap(step.state()));
    return step;
  }

  private void publish(FrameRef record, EchoStep step) {
    MicrophoneState.Builder state = update.state();
    int skipped = Math.min(state.getSkipSamples(), step.cleaned().length);
    state.setSkipSamples(state.getSkipSamples() - skipped);
    float[] cleaned = Arrays.copyOfRange(step.cleaned(), skipped, step.cleaned().length);
    if (cleaned.length == 0) {
      return;
    }
    long atUs = state.getNextOutputUs();
    state.setNextOutputUs(atUs + SoundSamples.toUs(cleaned.length));
    new SoundTeller(update).listen(record, cleaned, atUs);
    if (state.getSettings().getProcessedSound().equals("on")) {
      ByteString pcm = UnsafeByteOperations.unsafeWrap(SoundSamples.bytes(cleaned));
      update.send(
          new OutgoingMessages.ToTopic(
              Topics.PROCESSED_SOUND,
              update.cameraId(),
              ProcessedSound.newBuilder()
                  .setCameraId(update.cameraId())
                  .setRecord(record)
                  .setCapturedAtUs(atUs)
                  .setRateHz(EchoCanceller.RATE)
                  .setPcm16(pcm)
                  .setUnchanged(
                      !step.measures().far() && state.getSettings().getNoiseReductionDb() == 0)
                  .setConfigurationHash(state.getConfigurationHash())
                  .build()));
    }
  }
}
