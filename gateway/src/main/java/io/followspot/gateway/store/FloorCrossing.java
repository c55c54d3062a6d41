package io.followspot.gateway.store;

/**
 * An identity's crossing of a line on a floor.
 *
 * @param globalId of the identity
 * @param lineId the line
 * @param atUs capture time
 * @param forward from left to right, seen from the line's start
 */
public record FloorCrossing(String globalId, String lineId, long atUs, boolean forward) {}
