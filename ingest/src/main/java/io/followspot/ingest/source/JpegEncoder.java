package io.followspot.ingest.source;

import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_FLAG_QSCALE;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_MJPEG;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_unref;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_alloc_context3;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_encoder;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_free_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_open2;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_receive_packet;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_send_frame;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_RANGE_JPEG;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUV420P;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUVJ420P;
import static org.bytedeco.ffmpeg.global.avutil.FF_QP2LAMBDA;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_get_buffer;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_make_writable;
import static org.bytedeco.ffmpeg.global.avutil.av_opt_set;
import static org.bytedeco.ffmpeg.global.swscale.SWS_BILINEAR;
import static org.bytedeco.ffmpeg.global.swscale.sws_freeContext;
import static org.bytedeco.ffmpeg.global.swscale.sws_getContext;
import static org.bytedeco.ffmpeg.global.swscale.sws_scale;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnsafeByteOperations;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.ffmpeg.swscale.SwsContext;
import org.bytedeco.javacpp.DoublePointer;

/**
 * Compresses decoded pictures of one size and format as baseline JPEGs. They stay in Y'CbCr: only
 * the range of brightness is stretched from video's 16..235 to JPEG's 0..255.
 */
final class JpegEncoder implements AutoCloseable {
  private final int widthPx;
  private final int heightPx;
  private final int format;
  private final Orientation orientation;
  private final int quality;
  private final AVCodecContext context;
  private final SwsContext stretch;
  private final AVFrame stretched = av_frame_alloc();
  private final AVFrame turned = av_frame_alloc();
  private final AVPacket packet = av_packet_alloc();
  private long pictures;

  /**
   * Creates an encoder for pictures of this one's size and format.
   *
   * @param jpegQuality 1 to 100
   * @param orientation the rotation that makes them upright
   * @throws SourceException if they cannot be compressed
   */
  JpegEncoder(AVFrame like, int jpegQuality, Orientation orientation) {
    this.orientation = orientation;
    widthPx = like.width();
    heightPx = like.height();
    format = like.format();
    quality = FF_QP2LAMBDA * quantizer(jpegQuality);
    AVCodec codec = avcodec_find_encoder(AV_CODEC_ID_MJPEG);
    context = avcodec_alloc_context3(codec);
    int uprightWidthPx = orientation.swapsSides() ? heightPx : widthPx;
    int uprightHeightPx = orientation.swapsSides() ? widthPx : heightPx;
    context.width(uprightWidthPx).height(uprightHeightPx).pix_fmt(AV_PIX_FMT_YUVJ420P);
    context.color_range(AVCOL_RANGE_JPEG);
    context.time_base(new AVRational().num(1).den(25));
    context.flags(context.flags() | AV_CODEC_FLAG_QSCALE).global_quality(quality);
    // Standard tables give 5 % more bytes than optimal ones, but save a pass over the frame.
    av_opt_set(context.priv_data(), "huffman", "default", 0);
    stretch =
        sws_getContext(
            widthPx,
            heightPx,
            format,
            widthPx,
            heightPx,
            AV_PIX_FMT_YUVJ420P,
            SWS_BILINEAR,
            null,
            null,
            (DoublePointer) null);
    stretched.width(widthPx).height(heightPx).format(AV_PIX_FMT_YUVJ420P);
    turned.width(uprightWidthPx).height(uprightHeightPx).format(AV_PIX_FMT_YUVJ420P);
    int opened = avcodec_open2(context, codec, (AVDictionary) null);
    if (opened < 0
        || stretch == null
        || av_frame_get_buffer(stretched, 0) < 0
        || av_frame_get_buffer(turned, 0) < 0) {
      close();
      throw new SourceException(
          "pictures of " + widthPx + "x" + heightPx + " cannot be compressed as JPEG");
    }
  }

  /** MPEG's quantizer, 2 (best) to 31; 85 gives about the size of a libjpeg at 85. */
  private static int quantizer(int jpegQuality) {
    return 2 + Math.round((100 - jpegQuality) * 29 / 99f);
  }

  boolean suits(AVFrame picture, Orientation wanted) {
    return wanted == orientation
        && picture.width() == widthPx
        && picture.height() == heightPx
        && picture.format() == format;
  }

  /**
   * Compresses a picture.
   *
   * @throws SourceException if it cannot be compressed
   */
  ByteString encode(AVFrame picture) {
    AVFrame ready = isFullRange(picture) ? picture : stretch(picture);
    if (orientation != Orientation.UPRIGHT) {
      ready = turn(ready);
    }
    ready.format(AV_PIX_FMT_YUVJ420P);
    ready.quality(quality);
    ready.pts(pictures++);
    ready.pict_type(0);
    int result = avcodec_send_frame(context, ready);
    if (result >= 0) {
      result = avcodec_receive_packet(context, packet);
    }
    if (result < 0) {
      throw new SourceException(
          "a picture cannot be compressed as JPEG: " + FfmpegErrors.text(result));
    }
    ByteString jpeg = bytes(packet);
    av_packet_unref(packet);
    return jpeg;
  }

  /** Copies a packet's bytes. */
  static ByteString bytes(AVPacket packet) {
    byte[] bytes = new byte[packet.size()];
    packet.data().get(bytes);
    return UnsafeByteOperations.unsafeWrap(bytes);
  }

  private boolean isFullRange(AVFrame picture) {
    // Pictures stored bottom up are copied top down.
    boolean topDown = picture.linesize(0) > 0;
    return topDown && format == AV_PIX_FMT_YUVJ420P
        || (topDown && format == AV_PIX_FMT_YUV420P && picture.color_range() == AVCOL_RANGE_JPEG);
  }

  private AVFrame stretch(AVFrame picture) {
    // The encoder may still reference the previous frame.
    av_frame_make_writable(stretched);
    sws_scale(
        stretch,
        picture.data(),
        picture.linesize(),
        0,
        heightPx,
        stretched.data(),
        stretched.linesize());
    return stretched;
  }

  private AVFrame turn(AVFrame picture) {
    av_frame_make_writable(turned);
    for (int plane = 0; plane < 3; plane++) {
      int width = plane == 0 ? widthPx : (widthPx + 1) / 2;
      int height = plane == 0 ? heightPx : (heightPx + 1) / 2;
      byte[] from = new byte[picture.linesize(plane) * height];
      picture.data(plane).get(from);
      int toStride = turned.linesize(plane);
      byte[] to = new byte[toStride * (orientation.swapsSides() ? width : height)];
      orientation.turn(from, width, height, picture.linesize(plane), to, toStride);
      turned.data(plane).put(to);
    }
    return turned;
  }

  @Override
  public void close() {
    av_packet_free(packet);
    av_frame_free(stretched);
    av_frame_free(turned);
    sws_freeContext(stretch);
    avcodec_free_context(context);
  }
}
