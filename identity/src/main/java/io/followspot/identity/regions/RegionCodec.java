package io.followspot.identity.regions;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;

/**
 * A {@link RegionState} as bytes, big-endian: its last place, its zones, its sides of lines.
 * Regions are numbers in a table of ids that all identities of a site share.
 */
public final class RegionCodec {
  private static final int STAY_BYTES = 19;
  private static final int SIDE_BYTES = 4;

  private RegionCodec() {}

  /** Adds the ids that the state names. */
  public static void addIds(RegionState state, SortedSet<String> ids) {
    ids.addAll(state.stays.keySet());
    ids.addAll(state.sides.keySet());
  }

  /**
   * Writes a state; one that says nothing has no bytes.
   *
   * @param table with the state's ids
   */
  public static byte[] write(RegionState state, List<String> table) {
    if (Double.isNaN(state.lastXM)) {
      return new byte[0];
    }
    int size = 18 + state.stays.size() * STAY_BYTES + state.sides.size() * SIDE_BYTES;
    ByteBuffer out = ByteBuffer.allocate(size);
    out.putDouble(state.lastXM).putDouble(state.lastYM).put((byte) state.stays.size());
    for (Map.Entry<String, ZoneStay> entry : state.stays.entrySet()) {
      ZoneStay stay = entry.getValue();
      out.putShort((short) table.indexOf(entry.getKey())).put((byte) (stay.inside() ? 1 : 0));
      out.putLong(stay.enteredAtUs()).putLong(stay.acrossSinceUs());
    }
    out.put((byte) state.sides.size());
    for (Map.Entry<String, LineSide> entry : state.sides.entrySet()) {
      out.putShort((short) table.indexOf(entry.getKey()));
      out.put((byte) entry.getValue().side()).put((byte) entry.getValue().passages());
    }
    return out.array();
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws IllegalArgumentException if a region is not in the table
   * @throws java.nio.BufferUnderflowException if bytes are missing
   */
  public static RegionState read(byte[] bytes, List<String> table) {
    RegionState state = new RegionState();
    if (bytes.length == 0) {
      return state;
    }
    ByteBuffer in = ByteBuffer.wrap(bytes);
    state.lastXM = in.getDouble();
    state.lastYM = in.getDouble();
    for (int n = in.get(); n > 0; n--) {
      String id = id(in.getShort(), table);
      boolean inside = in.get() == 1;
      state.stays.put(id, new ZoneStay(inside, in.getLong(), in.getLong()));
    }
    for (int n = in.get(); n > 0; n--) {
      String id = id(in.getShort(), table);
      state.sides.put(id, new LineSide(in.get(), in.get()));
    }
    return state;
  }

  private static String id(short index, List<String> table) {
    if (index < 0 || index >= table.size()) {
      throw new IllegalArgumentException("floor region " + index + " of " + table.size());
    }
    return table.get(index);
  }
}
