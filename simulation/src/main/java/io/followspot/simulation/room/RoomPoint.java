package io.followspot.simulation.room;

/** A point in a room, in metres from one of its corners. */
record RoomPoint(double xM, double yM, double zM) {
  double distanceM(RoomPoint other) {
    double dx = xM - other.xM;
    double dy = yM - other.yM;
    double dz = zM - other.zM;
    return Math.sqrt(dx * dx + dy * dy + dz * dz);
  }
}
