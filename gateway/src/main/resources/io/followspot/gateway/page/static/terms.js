// The system's own terms and the common labels of objects, in the language of the page.

import { t } from "./text.js";

/** Types of events, states and reasons, as the interfaces name them. */
const TERMS = new Map([
  ["registered", t("registered")],
  ["changed", t("changed")],
  ["removed", t("removed")],
  ["refused", t("refused")],
  ["degraded", t("degraded")],
  ["restored", t("restored")],
  ["stream_started", t("stream started")],
  ["stream_ended", t("stream ended")],
  ["ledger_reported", t("ledger reported")],
  ["offline", t("offline")],
  ["unknown", t("not known")],
  ["forward", t("forward")],
  ["backward", t("backward")],
  ["speech_began", t("speech began")],
  ["speech_ended", t("speech ended")],
  ["loud_sound", t("loud sound")],
  ["echo_path_changed", t("echo path changed")],
  ["loudspeaker_lost", t("loudspeaker lost")],
  ["loudspeaker_found", t("loudspeaker found")],
  ["microphone_lost", t("microphone lost")],
  ["microphone_found", t("microphone found")],
  ["present", t("present")],
  ["left", t("gone")],
  ["merged", t("merged")],
  ["appeared", t("appeared")],
  ["seen_by", t("seen by")],
  ["handed_over", t("handed over")],
  ["split", t("split")],
  ["zone_entered", t("zone entered")],
  ["zone_exited", t("zone exited")],
  ["line_crossed", t("line crossed")],
  ["camera_id_invalid", t("camera id invalid")],
  ["camera_id_mismatch", t("camera id mismatch")],
  ["camera_not_registered", t("camera not registered")],
  ["detection_appearance_invalid", t("detection appearance invalid")],
  ["detection_box_invalid", t("detection box invalid")],
  ["detection_label_invalid", t("detection label invalid")],
  ["detection_label_too_long", t("detection label too long")],
  ["detection_outside_frame", t("detection outside frame")],
  ["detection_repeated", t("detection repeated")],
  ["detection_score_invalid", t("detection score invalid")],
  ["frame_coding_unsupported", t("frame coding unsupported")],
  ["frame_colours_unsupported", t("frame colours unsupported")],
  ["frame_corrupt", t("frame corrupt")],
  ["frame_empty", t("frame empty")],
  ["frame_not_jpeg", t("frame not JPEG")],
  ["frame_size_out_of_range", t("frame size out of range")],
  ["frame_too_large", t("frame too large")],
  ["frame_too_many_scans", t("frame too many scans")],
  ["frame_too_old", t("frame too old")],
  ["frame_too_small", t("frame too small")],
  ["frame_truncated", t("frame truncated")],
  ["registration_invalid", t("registration invalid")],
  ["sequence_out_of_range", t("sequence out of range")],
  ["stream_id_out_of_range", t("stream id out of range")],
]);

/** What the detectors that come with Followspot call an object. */
const LABELS = new Map([
  ["object", t("object")],
  ["person", t("person")],
  ["bicycle", t("bicycle")],
  ["car", t("car")],
  ["motorcycle", t("motorcycle")],
  ["bus", t("bus")],
  ["train", t("train")],
  ["truck", t("truck")],
  ["cat", t("cat")],
  ["dog", t("dog")],
]);

/** zone_entered as "zone entered". */
export const term = (type) => TERMS.get(type) ?? type.replaceAll("_", " ");

/** A label for people; one that is not known stands for itself. */
export const labelName = (label) => LABELS.get(label) ?? label;
