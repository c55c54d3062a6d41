package io.followspot.identity.site;

/** What happened to an identity. */
public enum IdentityEventType {
  /** Seen for the first time, or again after it left. */
  APPEARED,
  /** One more camera sees it. */
  SEEN_BY,
  /** Another camera goes on with it where none saw it. */
  HANDED_OVER,
  /** Was the same as another one, which goes on; this one is over. */
  MERGED,
  /** A track that was taken for this identity goes on as another one. */
  SPLIT,
  /** No camera sees it any more. */
  LEFT
}
