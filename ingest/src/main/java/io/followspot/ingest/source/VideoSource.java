package io.followspot.ingest.source;

import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_MJPEG;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_unref;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_get_name;
import static org.bytedeco.ffmpeg.global.avutil.AV_NOPTS_VALUE;
import static org.bytedeco.ffmpeg.global.avutil.av_rescale_q;

import com.google.protobuf.ByteString;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BooleanSupplier;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.jspecify.annotations.Nullable;

/**
 * Plays a video file or a stream through FFmpeg. Motion JPEG is passed through, unless its frames
 * lack their tables; anything else is decoded and compressed again.
 */
final class VideoSource implements FrameSource {
  private final SourceLocation location;
  private final SourceOptions options;
  private final Demuxer demuxer;
  private final boolean live;
  private final boolean endless;
  private final OffsetClock offsets;
  private final AVPacket packet = av_packet_alloc();
  private final AVRational microseconds = new AVRational().num(1).den(1_000_000);
  private @Nullable PictureDecoder decoder;
  private @Nullable JpegEncoder encoder;
  private Orientation exif = Orientation.UPRIGHT;
  private final long openedAtNs = System.nanoTime();
  private boolean begun;
  private boolean drained;
  private boolean ended;
  private boolean closed;

  private VideoSource(SourceLocation location, SourceOptions options, Demuxer demuxer) {
    this.location = location;
    this.options = options;
    this.demuxer = demuxer;
    boolean stream = location.kind() == SourceLocation.Kind.STREAM;
    boolean rtsp = demuxer.format().equals("rtsp");
    boolean timeless = demuxer.format().contains("mpjpeg") || demuxer.format().equals("mjpeg");
    this.endless = rtsp && demuxer.frames() == 0;
    this.live = stream && (rtsp || timeless || demuxer.frames() == 0);
    this.offsets =
        live && timeless
            ? OffsetClock.ofArrival(System::nanoTime)
            : live
                ? OffsetClock.ofLiveTimestamps(demuxer.framesPerSecond(), System::nanoTime)
                : OffsetClock.ofTimestamps(demuxer.framesPerSecond());
  }

  /**
   * Opens a video.
   *
   * @param cancelled whether to stop waiting
   * @throws SourceException if it cannot be read
   */
  static VideoSource open(
      SourceLocation location, SourceOptions options, BooleanSupplier cancelled) {
    return new VideoSource(location, options, Demuxer.open(location, options.timeout(), cancelled));
  }

  @Override
  public Optional<CapturedFrame> next() {
    while (true) {
      requireKeyFrame();
      Optional<CapturedFrame> decoded = decoded();
      if (decoded.isPresent() || ended) {
        return decoded;
      }
      if (!demuxer.read(packet)) {
        return atEnd();
      }
      try {
        Optional<CapturedFrame> untouched = untouched();
        if (untouched.isPresent()) {
          return untouched;
        }
        decoder().send(packet);
      } finally {
        av_packet_unref(packet);
      }
    }
  }

  /** The last pictures, which the decoder still holds; then, for a camera, its loss. */
  private Optional<CapturedFrame> atEnd() {
    if (decoder != null && !drained) {
      drained = true;
      decoder.send(null);
    }
    Optional<CapturedFrame> last = decoded();
    if (last.isEmpty() && endless && !demuxer.isCancelled()) {
      // A camera that restarts closes its connection in good order; its stream is not over.
      throw new SourceException(location + " closed the stream");
    }
    ended = last.isEmpty();
    return last;
  }

  /** The time limit for the first picture is that of a stream's data. */
  private void requireKeyFrame() {
    if (live && !begun && System.nanoTime() - openedAtNs > options.timeout().toNanos()) {
      throw new SourceException(
          location
              + " has sent no complete picture for "
              + options.timeout().toSeconds()
              + " s: raise --timeout above the time between its key frames");
    }
  }

  private Optional<CapturedFrame> untouched() {
    if (demuxer.parameters().codec_id() != AV_CODEC_ID_MJPEG || packet.size() <= 0) {
      return Optional.empty();
    }
    ByteString bytes = JpegEncoder.bytes(packet);
    exif = ExifReader.orientation(bytes);
    boolean asItIs =
        exif == Orientation.UPRIGHT
            && !demuxer.isTurned()
            && JpegInspector.isOnePicture(bytes)
            && JpegInspector.isBaselineAndComplete(bytes);
    begun |= asItIs;
    return asItIs
        ? Optional.of(new CapturedFrame(bytes, offsets.next(toUs(packet.pts()))))
        : Optional.empty();
  }

  private Optional<CapturedFrame> decoded() {
    AVFrame picture = decoder == null ? null : decoder.receive();
    if (picture == null) {
      return Optional.empty();
    }
    begun = true;
    long offsetUs = offsets.next(toUs(picture.best_effort_timestamp()));
    // The decoded picture's orientation takes precedence over that of its bytes.
    Orientation said = Orientation.of(picture);
    Orientation orientation = said == Orientation.UPRIGHT ? exif : said;
    return Optional.of(new CapturedFrame(encoder(picture, orientation).encode(picture), offsetUs));
  }

  private OptionalLong toUs(long timestamp) {
    return timestamp == AV_NOPTS_VALUE
        ? OptionalLong.empty()
        : OptionalLong.of(av_rescale_q(timestamp, demuxer.stream().time_base(), microseconds));
  }

  private PictureDecoder decoder() {
    if (decoder == null) {
      decoder = new PictureDecoder(location, demuxer.parameters());
    }
    return decoder;
  }

  private JpegEncoder encoder(AVFrame picture, Orientation orientation) {
    if (encoder == null || !encoder.suits(picture, orientation)) {
      if (encoder != null) {
        encoder.close();
      }
      encoder = new JpegEncoder(picture, options.jpegQuality(), orientation);
    }
    return encoder;
  }

  @Override
  public String description() {
    String rate =
        live && demuxer.framesPerSecond() == 0
            ? ""
            : String.format(Locale.ROOT, ", %.4g frames/s", demuxer.framesPerSecond());
    int widthPx = demuxer.parameters().width();
    String size = widthPx > 0 ? ", " + widthPx + "x" + demuxer.parameters().height() : "";
    String codec = avcodec_get_name(demuxer.parameters().codec_id()).getString();
    return location + " (" + codec + size + rate + ")";
  }

  @Override
  public OptionalLong frames() {
    long frames = live ? 0 : demuxer.frames();
    return frames > 0 ? OptionalLong.of(frames) : OptionalLong.empty();
  }

  @Override
  public boolean live() {
    return live;
  }

  @Override
  public long timeBreaks() {
    return offsets.breaks();
  }

  @Override
  public void cancel() {
    demuxer.cancel();
  }

  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    ended = true;
    if (decoder != null) {
      decoder.close();
      decoder = null;
    }
    if (encoder != null) {
      encoder.close();
      encoder = null;
    }
    av_packet_free(packet);
    demuxer.close();
  }
}
