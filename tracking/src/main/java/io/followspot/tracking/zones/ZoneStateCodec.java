package io.followspot.tracking.zones;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A monitor's state as bytes, big-endian: a version, the ids of all regions for which a track has a
 * state, then the tracks by ordinal. Regions are identified by id and not by index, so that a state
 * stays valid when regions are added or removed. Version 1 has no reach of sides.
 */
final class ZoneStateCodec {
  private static final byte VERSION = 2;

  private ZoneStateCodec() {}

  static byte[] write(TreeMap<Long, TrackRegions> tracks) {
    TreeSet<String> ids = new TreeSet<>();
    for (TrackRegions track : tracks.values()) {
      ids.addAll(track.stays.keySet());
      ids.addAll(track.sides.keySet());
    }
    List<String> table = List.copyOf(ids);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeByte(VERSION);
      out.writeShort(table.size());
      for (String id : table) {
        out.writeUTF(id);
      }
      out.writeInt(tracks.size());
      for (Map.Entry<Long, TrackRegions> entry : tracks.entrySet()) {
        out.writeLong(entry.getKey());
        write(out, entry.getValue(), table);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory cannot fail", e);
    }
    return bytes.toByteArray();
  }

  private static void write(DataOutputStream out, TrackRegions track, List<String> table)
      throws IOException {
    RelativePoint last = track.last;
    out.writeDouble(last == null ? Double.NaN : last.x());
    out.writeDouble(last == null ? Double.NaN : last.y());
    out.writeShort(track.stays.size());
    for (Map.Entry<String, ZoneOccupancy> entry : track.stays.entrySet()) {
      ZoneOccupancy stay = entry.getValue();
      out.writeShort(table.indexOf(entry.getKey()));
      out.writeBoolean(stay.inside());
      out.writeLong(stay.enteredAtUs());
      out.writeShort(stay.framesAcross());
      out.writeLong(stay.acrossSinceUs());
    }
    out.writeShort(track.sides.size());
    for (Map.Entry<String, Side> entry : track.sides.entrySet()) {
      out.writeShort(table.indexOf(entry.getKey()));
      out.writeByte(entry.getValue().side());
      out.writeByte(entry.getValue().passages());
      out.writeFloat(entry.getValue().reach());
    }
  }

  static TreeMap<Long, TrackRegions> read(byte[] state) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(state))) {
      byte version = in.readByte();
      require(version >= 1 && version <= VERSION, "version " + version + " is not 1 to " + VERSION);
      List<String> table = new ArrayList<>();
      int ids = in.readUnsignedShort();
      for (int i = 0; i < ids; i++) {
        table.add(in.readUTF());
      }
      TreeMap<Long, TrackRegions> tracks = new TreeMap<>();
      int count = in.readInt();
      for (int i = 0; i < count; i++) {
        long ordinal = in.readLong();
        tracks.put(ordinal, readTrack(in, table, version));
      }
      require(in.available() == 0, in.available() + " bytes too many");
      return tracks;
    } catch (IOException e) {
      throw new IllegalArgumentException("zone state is cut off: " + state.length + " bytes", e);
    }
  }

  private static TrackRegions readTrack(DataInputStream in, List<String> table, byte version)
      throws IOException {
    TrackRegions track = new TrackRegions();
    track.last = readPoint(in.readDouble(), in.readDouble());
    int stays = in.readUnsignedShort();
    for (int i = 0; i < stays; i++) {
      String id = id(in, table);
      boolean inside = in.readBoolean();
      long enteredAtUs = in.readLong();
      int framesAcross = in.readUnsignedShort();
      track.stays.put(id, new ZoneOccupancy(inside, enteredAtUs, framesAcross, in.readLong()));
    }
    int sides = in.readUnsignedShort();
    for (int i = 0; i < sides; i++) {
      String id = id(in, table);
      int side = in.readByte();
      int passages = in.readByte();
      track.sides.put(id, new Side(side, passages, version == 1 ? 0 : in.readFloat()));
    }
    return track;
  }

  private static @Nullable RelativePoint readPoint(double x, double y) {
    return Double.isNaN(x) ? null : new RelativePoint(x, y);
  }

  private static String id(DataInputStream in, List<String> table) throws IOException {
    int index = in.readUnsignedShort();
    require(index < table.size(), "region " + index + " of " + table.size());
    return table.get(index);
  }

  private static void require(boolean holds, String what) {
    if (!holds) {
      throw new IllegalArgumentException("zone state is damaged: " + what);
    }
  }
}
