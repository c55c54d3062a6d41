package io.followspot.identity.regions;

/**
 * The state of an identity with respect to one zone.
 *
 * @param inside whether it counts as inside
 * @param enteredAtUs when it entered; {@link #NEVER} while outside
 * @param acrossSinceUs since when it has been seen on the other side only; {@link #NEVER} if it has
 *     not
 */
record ZoneStay(boolean inside, long enteredAtUs, long acrossSinceUs) {
  static final long NEVER = Long.MIN_VALUE;
  static final ZoneStay OUTSIDE = new ZoneStay(false, NEVER, NEVER);

  /** A shorter stay or absence does not count. */
  static final long MIN_STAY_US = 200_000;

  /** After a sighting. */
  ZoneStay next(boolean within, long atUs) {
    if (within == inside) {
      return acrossSinceUs == NEVER ? this : new ZoneStay(inside, enteredAtUs, NEVER);
    }
    if (acrossSinceUs == NEVER) {
      return new ZoneStay(inside, enteredAtUs, atUs);
    }
    if (atUs - acrossSinceUs < MIN_STAY_US) {
      return this;
    }
    return within ? new ZoneStay(true, acrossSinceUs, NEVER) : OUTSIDE;
  }

  /** When it left, if it is seen no more. */
  long exitedAtUs(long lastSeenUs) {
    return acrossSinceUs == NEVER ? lastSeenUs : acrossSinceUs;
  }
}
