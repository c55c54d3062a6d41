package io.followspot.functions.microphone;

import io.followspot.functions.RejectionReason;
import io.followspot.functions.Rejections;
import io.followspot.functions.state.MicrophoneState;
import io.followspot.protos.Ids;
import io.followspot.protos.Topics;
import io.followspot.protos.v1.CameraRegistration;
import io.followspot.protos.v1.Origin;
import io.followspot.protos.v1.Sound;
import java.util.List;
import java.util.Optional;

/**
 * What a microphone does with a message: from state and message to state and what is to be sent,
 * and nothing besides. The same messages give the same bytes, wherever the state was saved and
 * restored between two of them.
 *
 * <p>Records of sound obey the rules of frames: ordered by stream and sequence, and received =
 * processed + duplicate + late + rejected. A registration that breaks a rule changes nothing: the
 * camera function says so.
 */
public final class MicrophoneReducer {
  /** The largest state. */
  public static final int MAX_STATE_BYTES = 256 * 1024;

  private final Cancellers cancellers = new Cancellers();

  /** One that remembers nothing; it may serve all microphones. */
  public MicrophoneReducer() {}

  /** Adds, changes or removes the camera. */
  public MicrophoneStep onRegistration(
      String cameraId, MicrophoneState before, CameraRegistration registration) {
    if (!Ids.isName(cameraId)) {
      return unchanged(before);
    }
    MicrophoneUpdate update = new MicrophoneUpdate(cameraId, before);
    return new SoundRegistration(update).register(registration) ? update.step() : unchanged(before);
  }

  /** Takes in a record of sound. */
  public MicrophoneStep onSound(String cameraId, MicrophoneState before, Sound sound) {
    InputSound record = InputSound.of(sound);
    if (!Ids.isName(cameraId)) {
      return badId(cameraId, before, record.origin(), record.sizeBytes());
    }
    MicrophoneUpdate update = received(cameraId, before);
    Optional<RejectionReason> flaw = record.flaw(cameraId);
    if (flaw.isPresent()) {
      update.reject(record, flaw.get());
    } else if (!before.getRegistered()) {
      update.reject(
          record,
          new RejectionReason(
              "camera_not_registered",
              "no camera \"" + cameraId + "\" is registered; add it first"));
    } else {
      new SoundHandler(update, cancellers).take(record);
    }
    return before.getEpoch() == 0
        ? new MicrophoneStep(before, update.step().outgoing())
        : update.step();
  }

  /**
   * Accounts for a record that is not a valid message, or whose processing failed.
   *
   * @param origin where it came from
   */
  public MicrophoneStep onUnusable(
      String cameraId,
      MicrophoneState before,
      Origin origin,
      RejectionReason refusal,
      long sizeBytes) {
    if (origin.getTopic().equals(Topics.CAMERAS)) {
      // The camera function gets the same bytes, and reports them.
      return unchanged(before);
    }
    if (!Ids.isName(cameraId)) {
      return badId(cameraId, before, origin, sizeBytes);
    }
    MicrophoneUpdate update = received(cameraId, before);
    update.reject(refusal, Rejections.of(cameraId, origin, refusal, null, sizeBytes));
    return before.getEpoch() == 0
        ? new MicrophoneStep(before, update.step().outgoing())
        : update.step();
  }

  private static MicrophoneUpdate received(String cameraId, MicrophoneState before) {
    MicrophoneUpdate update = new MicrophoneUpdate(cameraId, before);
    update.ledger().setReceived(update.ledger().getReceived() + 1);
    return update;
  }

  private static MicrophoneStep unchanged(MicrophoneState before) {
    return new MicrophoneStep(before, List.of());
  }

  private static MicrophoneStep badId(
      String cameraId, MicrophoneState before, Origin origin, long sizeBytes) {
    RejectionReason refusal =
        new RejectionReason(
            "camera_id_invalid",
            "the record's key "
                + Rejections.quote(cameraId)
                + " is not a valid camera id: allowed are "
                + Ids.NAME_RULE);
    return new MicrophoneStep(before, List.of(Rejections.of("", origin, refusal, null, sizeBytes)));
  }
}
