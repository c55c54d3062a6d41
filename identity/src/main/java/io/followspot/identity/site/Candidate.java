package io.followspot.identity.site;

/**
 * A possible assignment of an unbound track to an identity.
 *
 * @param identity the identity
 * @param distanceM between them
 * @param similarity of appearance, -1 if unknown
 * @param cost half the squared Mahalanobis distance plus the cost of dissimilarity; smaller is
 *     better
 * @param linked whether a link between cameras, not the position, connects them
 */
record Candidate(
    Identity identity, double distanceM, double similarity, double cost, boolean linked) {}
