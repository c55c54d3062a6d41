package io.followspot.functions.microphone;

import com.google.protobuf.UnsafeByteOperations;
import io.followspot.functions.OutgoingMessages;
import io.followspot.functions.state.MicrophoneState;
import io.followspot.protos.Topics;
import io.followspot.protos.v1.FrameRef;
import io.followspot.protos.v1.SoundEvent;
import io.followspot.protos.v1.SoundEventType;
import io.followspot.protos.v1.SoundLevels;
import io.followspot.protos.v1.SoundSettings;
import io.followspot.sound.echo.EchoMeasures;
import io.followspot.sound.listen.Occurrence;
import io.followspot.sound.listen.SoundListener;

/** Analyses the cleaned sound, and reports events and levels. */
final class SoundTeller {
  private static final double LOUD_DB = 20;
  private static final double LEVELS_PER_S = 10;

  private final MicrophoneUpdate update;

  SoundTeller(MicrophoneUpdate update) {
    this.update = update;
  }

  private double loudDb() {
    SoundSettings settings = update.state().getSettings();
    return settings.hasLoudDb() ? settings.getLoudDb() : LOUD_DB;
  }

  /** Takes cleaned samples, the first of which was taken at a time. */
  void listen(FrameRef record, float[] cleaned, long atUs) {
    MicrophoneState.Builder state = update.state();
    long from = state.getListenedSamples();
    SoundListener.Heard heard =
        SoundListener.step(state.getListener().toByteArray(), cleaned, loudDb());
    state
        .setListener(UnsafeByteOperations.unsafeWrap(heard.state()))
        .setListenedSamples(from + cleaned.length);
    heard.occurrences().forEach(it -> tell(record, it, atUs, from));
  }

  /** Ends what is going on: the sound stops. */
  void end(FrameRef record) {
    MicrophoneState.Builder state = update.state();
    SoundListener.Heard heard = SoundListener.end(state.getListener().toByteArray(), loudDb());
    state.setListener(UnsafeByteOperations.unsafeWrap(heard.state()));
    heard
        .occurrences()
        .forEach(it -> tell(record, it, state.getNextOutputUs(), state.getListenedSamples()));
  }

  private void tell(FrameRef record, Occurrence it, long atUs, long atSample) {
    SoundEvent.Builder event = SoundEvent.newBuilder().setRecord(record);
    switch (it.type()) {
      case SPEECH_BEGAN -> event.setType(SoundEventType.SOUND_EVENT_TYPE_SPEECH_BEGAN);
      case SPEECH_ENDED ->
          event
              .setType(SoundEventType.SOUND_EVENT_TYPE_SPEECH_ENDED)
              .setDurationUs(SoundSamples.toUs(it.lengthSamples()));
      case LOUD_SOUND ->
          event
              .setType(SoundEventType.SOUND_EVENT_TYPE_LOUD_SOUND)
              .setLevelDb((float) it.levelDb())
              .setBackgroundDb((float) it.backgroundDb());
    }
    SoundEvent added = update.addEvent(event, atUs + SoundSamples.toUs(it.atSample() - atSample));
    if (it.type() == Occurrence.Type.LOUD_SOUND) {
      new SoundAlerts(update).onLoudSound(added);
    }
  }

  /** Publishes levels if they are due. */
  void levels(InputSound record, EchoMeasures measures) {
    MicrophoneState.Builder state = update.state();
    SoundSettings settings = state.getSettings();
    double perSecond = settings.hasLevelsPerS() ? settings.getLevelsPerS() : LEVELS_PER_S;
    long periodUs = Math.round(1_000_000 / perSecond);
    if (record.capturedAtUs() / periodUs == state.getLevelsAtUs() / periodUs) {
      return;
    }
    state.setLevelsAtUs(record.capturedAtUs());
    SoundListener.Heard heard =
        SoundListener.step(state.getListener().toByteArray(), new float[0], loudDb());
    SoundLevels.Builder levels =
        SoundLevels.newBuilder()
            .setCameraId(update.cameraId())
            .setRecord(record.ref())
            .setNearDb((float) measures.nearDb())
            .setFarDb((float) measures.farDb())
            .setCleanedDb((float) measures.cleanedDb())
            .setEchoDb((float) measures.echoDb())
            .setBackgroundDb((float) heard.backgroundDb())
            .setSpeech(heard.speech())
            .setEchoCancelled(measures.far())
            .setPathChanges(measures.pathChanges())
            .setConfigurationHash(state.getConfigurationHash());
    if (Double.isFinite(measures.delayMs())) {
      levels.setDelayMs((float) measures.delayMs());
    }
    update.send(
        new OutgoingMessages.ToTopic(Topics.SOUND_LEVELS, update.cameraId(), levels.build()));
  }
}
