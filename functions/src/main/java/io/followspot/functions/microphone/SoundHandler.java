package io.followspot.functions.microphone;

import io.followspot.functions.RejectionReason;
import io.followspot.functions.stream.StreamAccounts;
import io.followspot.functions.stream.StreamPosition;
import io.followspot.protos.v1.FrameRef;
import io.followspot.protos.v1.SoundEventType;

/** Takes in one record of a registered camera's sound, and accounts for it. */
final class SoundHandler {
  private static final long LEDGER_PERIOD_US = 10_000_000;

  private final MicrophoneUpdate update;
  private final Cancellers cancellers;

  SoundHandler(MicrophoneUpdate update, Cancellers cancellers) {
    this.update = update;
    this.cancellers = cancellers;
  }

  void take(InputSound record) {
    StreamPosition position = update.position();
    switch (position.classify(record)) {
      case DUPLICATE -> accounts().duplicate();
      case LATE -> late(record, position);
      case AFTER_THE_END ->
          update.reject(
              record,
              new RejectionReason(
                  "stream_ended",
                  "stream " + record.streamId() + " has ended; begin a new one with a greater id"));
      case NEW_STREAM -> {
        flush();
        endStream(update);
        listen(record, position, true);
      }
      case NEXT -> listen(record, position, false);
    }
  }

  private void late(InputSound record, StreamPosition position) {
    accounts().late(record, position).ifPresent(update.state()::setStream);
  }

  private void listen(InputSound record, StreamPosition position, boolean first) {
    accounts().missing(record, position);
    if (first) {
      startStream(record);
    }
    try {
      if (!record.bringsNothing()) {
        clean(record, SoundSamples.of(record.sound()));
      }
      update.ledger().setProcessed(update.ledger().getProcessed() + 1);
      update.state().setStream(position.after(record, true).state());
      if (record.endOfStream()) {
        update.state().setStream(update.position().stillOpen().state());
        flush();
        endStream(update);
      }
    } catch (UnusableSoundException e) {
      update.reject(record, e.rejection());
      update.state().setStream(position.after(record, false).state());
    }
    reportLedger(record);
  }

  private void startStream(InputSound record) {
    update
        .state()
        .clearCanceller()
        .clearListener()
        .clearListenedSamples()
        .clearSignals()
        .setTrouble(update.state().getTroubleBuilder().clearSilentUs().clearClippedUs())
        .setLedgerReportedAtUs(record.capturedAtUs());
    boolean off = update.state().getSettings().getEcho().equals("off");
    boolean noFar = record.sound().getFar().isEmpty();
    update.addEvent(
        SoundEventType.SOUND_EVENT_TYPE_STREAM_STARTED,
        off
            ? "sound.echo is off: no echo is taken out"
            : noFar ? "without the loudspeaker's signal the sound passes unchanged" : "",
        record.capturedAtUs(),
        record.ref());
  }

  private void clean(InputSound record, SoundSamples samples) {
    SoundCleaner cleaner = new SoundCleaner(update, cancellers);
    SoundSignalsWatch watch = new SoundSignalsWatch(update, record);
    watch.look(samples);
    cleaner.clean(record, samples, watch);
    new SoundTroubleWatch(update).used(record, samples);
  }

  private void flush() {
    if (!update.position().ended()) {
      new SoundCleaner(update, cancellers).flush(update.latestRecord());
    }
  }

  /** Ends the stream and what is going on in it, unless it is already at its end. */
  static void endStream(MicrophoneUpdate update) {
    StreamPosition position = update.position();
    if (position.ended()) {
      return;
    }
    FrameRef latest = update.latestRecord();
    new SoundTeller(update).end(latest);
    long endUs = Math.max(position.capturedAtUs(), update.state().getNextInputUs());
    new SoundTroubleWatch(update).end(endUs);
    update.addEvent(SoundEventType.SOUND_EVENT_TYPE_STREAM_ENDED, "", endUs, latest);
    update.state().clearCanceller().clearListener().setStream(position.closed().state());
  }

  private StreamAccounts accounts() {
    return new StreamAccounts(update.ledger());
  }

  private void reportLedger(InputSound record) {
    long sinceUs = record.capturedAtUs() - update.state().getLedgerReportedAtUs();
    if (Math.abs(sinceUs) >= LEDGER_PERIOD_US) {
      update.state().setLedgerReportedAtUs(record.capturedAtUs());
      update.addEvent(
          SoundEventType.SOUND_EVENT_TYPE_LEDGER_REPORTED, "", record.capturedAtUs(), record.ref());
    }
  }
}
