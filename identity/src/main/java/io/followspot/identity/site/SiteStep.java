package io.followspot.identity.site;

import java.util.List;

/**
 * The result of one input.
 *
 * @param state for the next step
 * @param outcomes in order of capture time
 */
@SuppressWarnings("ArrayRecordComponent") // handed on, never compared
public record SiteStep(byte[] state, List<SiteOutcome> outcomes) {
  /** The events among the outcomes. */
  public List<IdentityEvent> events() {
    return only(IdentityEvent.class);
  }

  /** The positions among the outcomes. */
  public List<FloorPosition> positions() {
    return only(FloorPosition.class);
  }

  private <T extends SiteOutcome> List<T> only(Class<T> type) {
    return outcomes.stream().filter(type::isInstance).map(type::cast).toList();
  }
}
