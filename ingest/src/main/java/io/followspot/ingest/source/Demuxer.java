package io.followspot.ingest.source;

import static org.bytedeco.ffmpeg.global.avcodec.AV_PKT_DATA_DISPLAYMATRIX;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_side_data_get;
import static org.bytedeco.ffmpeg.global.avformat.av_find_best_stream;
import static org.bytedeco.ffmpeg.global.avformat.av_read_frame;
import static org.bytedeco.ffmpeg.global.avformat.avformat_alloc_context;
import static org.bytedeco.ffmpeg.global.avformat.avformat_close_input;
import static org.bytedeco.ffmpeg.global.avformat.avformat_find_stream_info;
import static org.bytedeco.ffmpeg.global.avformat.avformat_open_input;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EOF;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EXIT;
import static org.bytedeco.ffmpeg.global.avutil.AVMEDIA_TYPE_AUDIO;
import static org.bytedeco.ffmpeg.global.avutil.AVMEDIA_TYPE_VIDEO;
import static org.bytedeco.ffmpeg.global.avutil.AV_NOPTS_VALUE;
import static org.bytedeco.ffmpeg.global.avutil.AV_TIME_BASE;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_free;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_set;
import static org.bytedeco.ffmpeg.global.avutil.av_q2d;

import java.time.Duration;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.function.BooleanSupplier;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avcodec.AVPacketSideData;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVIOInterruptCB;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.PointerPointer;

/** Splits a file or a stream into the packets of its pictures. */
final class Demuxer implements AutoCloseable {
  /** Self-contained containers: no playlists, no name patterns. */
  private static final String FILE_FORMATS =
      "mov,mp4,m4a,3gp,3g2,mj2,matroska,webm,avi,mpegts,mpegtsraw,mpeg,mpegvideo,h264,hevc,vvc,m4v,"
          + "mjpeg,mjpeg_2000,flv,live_flv,asf,asf_o,ogg,gif,ivf,yuv4mpegpipe,dv,mxf,nut,rm,vc1,"
          + "vc1test,obu,av1,apng,wtv,swf,h261,h263,cavsvideo,avs2,avs3,dirac,smjpeg,mpjpeg,gxf,lxf,"
          + "nsv,nuv,dhav,cine,amv,r3d,rpl,mlv,xmv,pva,ty,sga,evc,jpeg_pipe,png_pipe,bmp_pipe,"
          + "webp_pipe,tiff_pipe,jpegxl_pipe,j2k_pipe,gif_pipe,image2,"
          // Sound only.
          + "wav,w64,flac,mp3,aac,aiff,au,caf,amr,ac3,eac3,ape,tta,wv";

  private final SourceLocation location;
  private final Duration timeout;
  private final AVFormatContext context;
  // Called by native code: must stay reachable until the context is closed.
  private final SourceTimeout patience;
  private int streamIndex;

  private Demuxer(
      SourceLocation location, Duration timeout, AVFormatContext context, SourceTimeout patience) {
    this.location = location;
    this.timeout = timeout;
    this.context = context;
    this.patience = patience;
  }

  /**
   * Opens a location.
   *
   * @throws SourceException if the location does not answer or is not a video
   */
  static Demuxer open(SourceLocation location, Duration timeout, BooleanSupplier cancelled) {
    return open(location, timeout, cancelled, false);
  }

  /**
   * Opens a location for its sound.
   *
   * @throws SourceException if the location does not answer or has no sound
   */
  static Demuxer openSound(SourceLocation location, Duration timeout, BooleanSupplier cancelled) {
    return open(location, timeout, cancelled, true);
  }

  private static Demuxer open(
      SourceLocation location, Duration timeout, BooleanSupplier cancelled, boolean sound) {
    NativeCode.load();
    SourceTimeout patience = new SourceTimeout(cancelled);
    patience.renew(timeout);
    AVFormatContext context = avformat_alloc_context();
    try (AVIOInterruptCB interrupt = new AVIOInterruptCB()) {
      interrupt.callback(patience);
      context.interrupt_callback(interrupt);
    }
    AVDictionary settings = settings(location, timeout);
    int result;
    try {
      result = avformat_open_input(context, location.forFfmpeg(), null, settings);
    } finally {
      av_dict_free(settings);
    }
    if (result < 0) {
      // FFmpeg has freed the context.
      // FFmpeg does not always report a timeout.
      int error = patience.isOver() ? AVERROR_EXIT() : result;
      patience.close();
      throw FfmpegErrors.cannotOpen(location, error, timeout);
    }
    Demuxer demuxer = new Demuxer(location, timeout, context, patience);
    try {
      demuxer.readHeader();
      if (sound) {
        demuxer.findSound();
      } else {
        demuxer.findPictures();
      }
      return demuxer;
    } catch (SourceException e) {
      demuxer.close();
      throw e;
    }
  }

  private static AVDictionary settings(SourceLocation location, Duration timeout) {
    AVDictionary settings = new AVDictionary((Pointer) null);
    if (location.kind() == SourceLocation.Kind.FILE) {
      // A playlist with a video's name must not open other locations.
      av_dict_set(settings, "protocol_whitelist", "file", 0);
      // Nor may a playlist open files with the rights of this process.
      av_dict_set(settings, "format_whitelist", FILE_FORMATS, 0);
      // A picture's name must not be read as a pattern of names.
      av_dict_set(settings, "pattern_type", "none", 0);
    } else {
      String us = Long.toString(timeout.toNanos() / 1000);
      av_dict_set(
          settings, "protocol_whitelist", "tcp,udp,rtp,rtsp,srtp,http,https,tls,httpproxy", 0);
      av_dict_set(settings, "timeout", us, 0);
      av_dict_set(settings, "rw_timeout", us, 0);
      av_dict_set(settings, "rtsp_flags", "prefer_tcp", 0);
      // Otherwise FFmpeg listens for up to five seconds to find out the frame rate.
      av_dict_set(settings, "analyzeduration", "500000", 0);
      av_dict_set(settings, "fpsprobesize", "0", 0);
    }
    return settings;
  }

  private void readHeader() {
    patience.renew(timeout);
    int result = avformat_find_stream_info(context, (PointerPointer<?>) null);
    if (result < 0) {
      throw FfmpegErrors.cannotOpen(location, result, timeout);
    }
  }

  private void findSound() {
    streamIndex = av_find_best_stream(context, AVMEDIA_TYPE_AUDIO, -1, -1, (AVCodec) null, 0);
    if (streamIndex < 0) {
      throw new SourceException(location + " has no sound that can be decoded");
    }
  }

  /**
   * Start time of the container's pictures on its own time scale; empty if unknown or without
   * pictures.
   */
  OptionalLong picturesBeginUs() {
    int pictures = av_find_best_stream(context, AVMEDIA_TYPE_VIDEO, -1, -1, (AVCodec) null, 0);
    if (pictures < 0 || context.streams(pictures).start_time() == AV_NOPTS_VALUE) {
      return OptionalLong.empty();
    }
    AVStream stream = context.streams(pictures);
    return OptionalLong.of(
        Math.round(stream.start_time() * av_q2d(stream.time_base()) * 1_000_000));
  }

  private void findPictures() {
    streamIndex = av_find_best_stream(context, AVMEDIA_TYPE_VIDEO, -1, -1, (AVCodec) null, 0);
    // A stream joined between two key frames has no size before the next one.
    if (streamIndex < 0
        || (parameters().width() <= 0 && location.kind() == SourceLocation.Kind.FILE)) {
      throw new SourceException(
          location + " is not a video: it contains no pictures that can be decoded");
    }
  }

  /**
   * Reads the next packet of pictures.
   *
   * @return false at the end
   * @throws SourceException if the source was interrupted
   */
  boolean read(AVPacket packet) {
    while (true) {
      patience.renew(timeout);
      int result = av_read_frame(context, packet);
      if (result == AVERROR_EOF() || patience.isCancelled()) {
        return false;
      }
      if (result < 0) {
        throw FfmpegErrors.brokeOff(location, result, timeout);
      }
      if (packet.stream_index() == streamIndex) {
        return true;
      }
      org.bytedeco.ffmpeg.global.avcodec.av_packet_unref(packet);
    }
  }

  /** Whether the container specifies a rotation. */
  boolean isTurned() {
    AVPacketSideData matrix =
        av_packet_side_data_get(
            parameters().coded_side_data(),
            parameters().nb_coded_side_data(),
            AV_PKT_DATA_DISPLAYMATRIX);
    return matrix != null && !matrix.isNull();
  }

  AVStream stream() {
    return context.streams(streamIndex);
  }

  AVCodecParameters parameters() {
    return stream().codecpar();
  }

  /** The container's name, as {@code mov,mp4,m4a} or {@code mpjpeg}. */
  String format() {
    return context.iformat().name().getString().toLowerCase(Locale.ROOT);
  }

  /** 0 where it is not known. */
  double framesPerSecond() {
    double rate = av_q2d(stream().avg_frame_rate());
    return Double.isFinite(rate) ? rate : 0;
  }

  /** About how many frames there are, 0 where it is not known. */
  long frames() {
    long counted = stream().nb_frames();
    if (counted > 0) {
      return counted;
    }
    double seconds = (double) context.duration() / AV_TIME_BASE;
    return seconds > 0 ? Math.round(seconds * framesPerSecond()) : 0;
  }

  boolean isCancelled() {
    return patience.isCancelled();
  }

  void cancel() {
    patience.cancel();
  }

  @Override
  public void close() {
    patience.cancel();
    avformat_close_input(context);
    patience.close();
  }
}
