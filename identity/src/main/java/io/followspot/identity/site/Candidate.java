package io.followspot.identity.site;

/**
 * That an unbound track may be an identity.
 *
 * @param identity which
 * @param distanceM between them
 * @param similarity of appearance, -1 if unknown
 * @param cost the smaller the better: half the squared Mahalanobis distance plus unlikeness
 * @param linked whether a link between cameras, not the position, connects them
 */
record Candidate(
    Identity identity, double distanceM, double similarity, double cost, boolean linked) {}
