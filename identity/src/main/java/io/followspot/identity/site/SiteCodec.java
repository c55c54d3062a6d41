package io.followspot.identity.site;

import io.followspot.identity.filter.FloorFilter;
import io.followspot.identity.regions.RegionCodec;
import io.followspot.tracking.geometry.Box;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * A site's state as bytes, big-endian: a version, times, cameras, waiting frames, the ids of floor
 * regions, identities. Version 2 had no regions.
 */
final class SiteCodec {
  private static final byte VERSION = 3;
  private static final byte WITHOUT_REGIONS = 2;

  /** The floor regions that identities have a state for. */
  private List<String> regions = List.of();

  private ByteBuffer out = ByteBuffer.allocate(1 << 14);

  private SiteCodec() {}

  static byte[] write(SiteState state) {
    SiteCodec codec = new SiteCodec();
    codec.room(64);
    codec.out.put(VERSION).putLong(state.nextOrdinal).putLong(state.watermarkUs);
    codec.out.putLong(state.lateFrames).putInt(state.cameras.size());
    state.cameras.values().forEach(codec::camera);
    codec.room(8);
    codec.out.putInt(state.waiting.size());
    state.waiting.forEach(codec::frame);
    codec.regions(state.identities);
    codec.room(8);
    codec.out.putInt(state.identities.size());
    state.identities.forEach(codec::identity);
    byte[] bytes = new byte[codec.out.position()];
    codec.out.flip();
    codec.out.get(bytes);
    return bytes;
  }

  /**
   * Reads what {@link #write} wrote; an empty array is a new site.
   *
   * @throws IllegalArgumentException if the bytes are invalid
   */
  static SiteState read(byte[] bytes) {
    SiteState state = new SiteState();
    if (bytes.length == 0) {
      return state;
    }
    ByteBuffer in = ByteBuffer.wrap(bytes);
    try {
      byte version = in.get();
      if (version != VERSION && version != WITHOUT_REGIONS) {
        throw new IllegalArgumentException("site state has version " + version);
      }
      state.nextOrdinal = in.getLong();
      state.watermarkUs = in.getLong();
      state.lateFrames = in.getLong();
      for (int n = in.getInt(); n > 0; n--) {
        SiteCameraState camera = readCamera(in);
        state.cameras.put(camera.cameraId, camera);
      }
      for (int n = in.getInt(); n > 0; n--) {
        state.waiting.add(readFrame(in));
      }
      List<String> regions = new ArrayList<>();
      for (int n = version == WITHOUT_REGIONS ? 0 : in.getShort(); n > 0; n--) {
        regions.add(readText(in));
      }
      for (int n = in.getInt(); n > 0; n--) {
        Identity identity = readIdentity(in);
        if (version != WITHOUT_REGIONS) {
          identity.regions = RegionCodec.read(readBytes(in), regions);
        }
        state.identities.add(identity);
      }
      return state;
    } catch (BufferUnderflowException | NegativeArraySizeException e) {
      throw new IllegalArgumentException("site state is cut off", e);
    }
  }

  private void camera(SiteCameraState camera) {
    text(camera.cameraId);
    room(49);
    out.put((byte) ((camera.absent ? 1 : 0) | (camera.ended ? 2 : 0)));
    out.putLong(camera.newestUs).putDouble(camera.offsetXM).putDouble(camera.offsetYM);
    out.putInt(camera.lessons).putDouble(camera.variance);
  }

  private static SiteCameraState readCamera(ByteBuffer in) {
    SiteCameraState camera = new SiteCameraState(readText(in));
    byte flags = in.get();
    camera.absent = (flags & 1) != 0;
    camera.ended = (flags & 2) != 0;
    camera.newestUs = in.getLong();
    camera.offsetXM = in.getDouble();
    camera.offsetYM = in.getDouble();
    camera.lessons = in.getInt();
    camera.variance = in.getDouble();
    return camera;
  }

  private void frame(CameraFrame frame) {
    text(frame.cameraId());
    room(16);
    out.putLong(frame.capturedAtUs()).putInt(frame.sightings().size());
    for (TrackSighting sighting : frame.sightings()) {
      text(sighting.trackId());
      text(sighting.label());
      room(32);
      Box box = sighting.box();
      out.putDouble(box.leftPx()).putDouble(box.topPx());
      out.putDouble(box.widthPx()).putDouble(box.heightPx());
      bytes(sighting.appearance());
    }
  }

  private static CameraFrame readFrame(ByteBuffer in) {
    String camera = readText(in);
    long atUs = in.getLong();
    List<TrackSighting> sightings = new ArrayList<>();
    for (int n = in.getInt(); n > 0; n--) {
      String trackId = readText(in);
      String label = readText(in);
      Box box = new Box(in.getDouble(), in.getDouble(), in.getDouble(), in.getDouble());
      sightings.add(new TrackSighting(trackId, box, label, readBytes(in)));
    }
    return new CameraFrame(camera, atUs, sightings);
  }

  private void regions(List<Identity> identities) {
    TreeSet<String> ids = new TreeSet<>();
    identities.forEach(identity -> RegionCodec.addIds(identity.regions, ids));
    regions = List.copyOf(ids);
    room(2);
    out.putShort((short) regions.size());
    regions.forEach(this::text);
  }

  private void identity(Identity identity) {
    room(160 + FloorFilter.BYTES);
    out.putLong(identity.ordinal).putLong(identity.filterAtUs).putLong(identity.firstSeenUs);
    out.putLong(identity.lastSeenUs).putLong(identity.sequence);
    out.put((byte) (identity.left ? 1 : 0));
    out.putLong(identity.twin).putLong(identity.twinSinceUs).putInt(identity.twinChecks);
    out.putDouble(identity.twinDistanceM).putDouble(identity.lastXM).putDouble(identity.lastYM);
    identity.filter.write(out);
    text(identity.label);
    bytes(identity.appearance);
    room(4);
    out.putInt(identity.bindings.size());
    for (Binding binding : identity.bindings) {
      text(binding.camera);
      text(binding.trackId);
      room(64);
      out.putLong(binding.sinceUs).putLong(binding.lastSeenUs).putLong(binding.misfitSinceUs);
      out.putDouble(binding.heightM).putInt(binding.heights).putDouble(binding.distanceM);
    }
    bytes(RegionCodec.write(identity.regions, regions));
  }

  private static Identity readIdentity(ByteBuffer in) {
    long ordinal = in.getLong();
    long filterAtUs = in.getLong();
    long firstSeenUs = in.getLong();
    long lastSeenUs = in.getLong();
    long sequence = in.getLong();
    boolean left = in.get() == 1;
    long twin = in.getLong();
    long twinSinceUs = in.getLong();
    int twinChecks = in.getInt();
    double twinDistanceM = in.getDouble();
    double lastXM = in.getDouble();
    double lastYM = in.getDouble();
    FloorFilter filter = FloorFilter.read(in);
    Identity identity = new Identity(ordinal, filter, filterAtUs, readText(in));
    identity.firstSeenUs = firstSeenUs;
    identity.lastXM = lastXM;
    identity.lastYM = lastYM;
    identity.lastSeenUs = lastSeenUs;
    identity.sequence = sequence;
    identity.left = left;
    identity.twin = twin;
    identity.twinSinceUs = twinSinceUs;
    identity.twinChecks = twinChecks;
    identity.twinDistanceM = twinDistanceM;
    identity.appearance = readBytes(in);
    for (int n = in.getInt(); n > 0; n--) {
      String camera = readText(in);
      Binding binding = new Binding(camera, readText(in), in.getLong());
      binding.lastSeenUs = in.getLong();
      binding.misfitSinceUs = in.getLong();
      binding.heightM = in.getDouble();
      binding.heights = in.getInt();
      binding.distanceM = in.getDouble();
      identity.bindings.add(binding);
    }
    return identity;
  }

  private void text(String text) {
    bytes(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String readText(ByteBuffer in) {
    return new String(readBytes(in), StandardCharsets.UTF_8);
  }

  private void bytes(byte[] bytes) {
    room(bytes.length + 2);
    out.putShort((short) bytes.length).put(bytes);
  }

  private static byte[] readBytes(ByteBuffer in) {
    byte[] bytes = new byte[in.getShort()];
    in.get(bytes);
    return bytes;
  }

  private void room(int bytes) {
    if (out.remaining() < bytes) {
      ByteBuffer larger = ByteBuffer.allocate(Math.max(2 * out.capacity(), out.capacity() + bytes));
      out.flip();
      larger.put(out);
      out = larger;
    }
  }
}
