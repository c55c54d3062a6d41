package io.followspot.simulation.site;

/**
 * The position of one object at one time.
 *
 * @param atUs capture time
 * @param id of the object, or of a result's identity
 * @param xM metres along the floor's first axis
 * @param yM metres along its second axis
 */
public record FloorSample(long atUs, long id, double xM, double yM) {}
