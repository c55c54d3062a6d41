package io.followspot.identity.site;

/** The types of identity events. */
public enum IdentityEventType {
  /** Appeared, or returned after it left. */
  APPEARED,
  /** One more camera sees it. */
  SEEN_BY,
  /** Another camera sees it after none did. */
  HANDED_OVER,
  /** Merged into another identity; this one has ended. */
  MERGED,
  /** A track of this identity now belongs to another one. */
  SPLIT,
  /** Entered a zone of the floor. */
  ZONE_ENTERED,
  /** Left a zone of the floor. */
  ZONE_EXITED,
  /** Crossed a line on the floor. */
  LINE_CROSSED,
  /** No camera sees it any more. */
  LEFT
}
