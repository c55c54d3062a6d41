package io.followspot.laboratory.replay;

import io.followspot.protos.v1.CameraEvent;
import io.followspot.protos.v1.CameraEventType;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Where the registrations of one camera took effect among its live positions. */
final class RegistrationPlaces {
  private static final Set<CameraEventType> EFFECTIVE =
      Set.of(
          CameraEventType.CAMERA_EVENT_TYPE_REGISTERED,
          CameraEventType.CAMERA_EVENT_TYPE_CHANGED,
          CameraEventType.CAMERA_EVENT_TYPE_REMOVED);

  /** By event id, so that a run may be told twice. */
  private final Map<String, Place> places = new HashMap<>();

  /**
   * @param registeredAtMs in milliseconds since 1970
   * @param nextPositionUs capture time of the first live position after it
   */
  private record Place(long registeredAtMs, long nextPositionUs) {}

  /** Notes an event of the camera, in the order of the undisturbed run. */
  void add(CameraEvent event) {
    if (EFFECTIVE.contains(event.getType())) {
      places.put(event.getEventId(), new Place(event.getOccurredAtUs() / 1_000, Long.MAX_VALUE));
    }
  }

  /** Notes a live position of the camera, in the order of the undisturbed run. */
  void beforePosition(long capturedAtUs) {
    places.replaceAll(
        (id, place) ->
            place.nextPositionUs() == Long.MAX_VALUE
                ? new Place(place.registeredAtMs(), capturedAtUs)
                : place);
  }

  /**
   * Whether a registration may have been in effect for a position although it took effect later, or
   * the other way round.
   *
   * @param publishedAtMs when the position was published, in milliseconds since 1970
   * @param repeatedFromUs capture time of the first position that was published again
   */
  boolean mayDiffer(long publishedAtMs, long repeatedFromUs) {
    return places.values().stream()
        .anyMatch(
            place ->
                place.registeredAtMs() <= publishedAtMs
                    && place.nextPositionUs() >= repeatedFromUs);
  }
}
