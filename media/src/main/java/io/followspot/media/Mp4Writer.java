package io.followspot.media;

import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_FLAG_GLOBAL_HEADER;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_H264;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_rescale_ts;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_alloc_context3;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_encoder;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_free_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_open2;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_from_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_receive_packet;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_send_frame;
import static org.bytedeco.ffmpeg.global.avformat.AVIO_FLAG_WRITE;
import static org.bytedeco.ffmpeg.global.avformat.av_interleaved_write_frame;
import static org.bytedeco.ffmpeg.global.avformat.av_write_trailer;
import static org.bytedeco.ffmpeg.global.avformat.avformat_alloc_output_context2;
import static org.bytedeco.ffmpeg.global.avformat.avformat_free_context;
import static org.bytedeco.ffmpeg.global.avformat.avformat_new_stream;
import static org.bytedeco.ffmpeg.global.avformat.avformat_write_header;
import static org.bytedeco.ffmpeg.global.avformat.avio_closep;
import static org.bytedeco.ffmpeg.global.avformat.avio_open;
import static org.bytedeco.ffmpeg.global.avutil.AV_LOG_ERROR;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_BGR24;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUV420P;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_free;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_set;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_get_buffer;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_make_writable;
import static org.bytedeco.ffmpeg.global.avutil.av_log_set_level;
import static org.bytedeco.ffmpeg.global.avutil.av_make_q;
import static org.bytedeco.ffmpeg.global.swscale.SWS_BILINEAR;
import static org.bytedeco.ffmpeg.global.swscale.sws_freeContext;
import static org.bytedeco.ffmpeg.global.swscale.sws_getContext;
import static org.bytedeco.ffmpeg.global.swscale.sws_scale;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.IOException;
import java.nio.file.Path;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVIOContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.swscale.SwsContext;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.PointerPointer;
import org.jspecify.annotations.Nullable;

/**
 * Writes pictures into an MP4 file as H.264, each with its own time stamp, and sound as AAC. Not
 * thread-safe. {@link #close} frees all native memory of FFmpeg.
 */
public final class Mp4Writer implements AutoCloseable {
  /** The time base of MP4 and browsers. */
  private static final int TICKS_PER_S = 90_000;

  private static final double BITS_PER_PIXEL = 0.16;

  private final int width;
  private final int height;
  private final AVFormatContext container = new AVFormatContext(null);
  private final AVPacket packet = av_packet_alloc();
  private final AVFrame frame = av_frame_alloc();
  private final AVStream stream;
  private final BytePointer pixels;
  private final PointerPointer<BytePointer> lines = new PointerPointer<>(4);
  private final IntPointer strides;
  private @Nullable AVCodecContext encoder;
  private @Nullable SwsContext converter;
  private @Nullable AacTrack sound;
  private boolean begun;
  private long lastTick = -1;

  /**
   * Opens a file.
   *
   * @param width in pixels; rounded down to an even number
   * @param height in pixels; rounded down to an even number
   * @param framesPerSecond approximate; only for the encoder's rate control
   * @throws IOException if FFmpeg has no encoder or cannot write the file
   */
  public Mp4Writer(Path file, int width, int height, double framesPerSecond) throws IOException {
    this(file, width, height, framesPerSecond, new short[0]);
  }

  /**
   * Opens a file with sound.
   *
   * @param width in pixels; rounded down to an even number
   * @param height in pixels; rounded down to an even number
   * @param framesPerSecond approximate; only for the encoder's rate control
   * @param samples of one channel at 16 kHz from the clip's beginning, written up to the last
   *     picture; none for a clip without sound
   * @throws IOException if FFmpeg has no encoder or cannot write the file
   */
  public Mp4Writer(Path file, int width, int height, double framesPerSecond, short[] samples)
      throws IOException {
    this.width = width & ~1;
    this.height = height & ~1;
    pixels = new BytePointer(3L * this.width * this.height);
    strides = new IntPointer(3 * this.width, 0, 0, 0);
    av_log_set_level(AV_LOG_ERROR);
    try {
      check(avformat_alloc_output_context2(container, null, "mp4", file.toString()), "a container");
      AVCodec codec = avcodec_find_encoder(AV_CODEC_ID_H264);
      if (codec == null || codec.isNull()) {
        throw new IOException("this FFmpeg has no H.264 encoder");
      }
      encoder = avcodec_alloc_context3(codec);
      stream = open(codec, encoder, framesPerSecond);
      if (samples.length > 0) {
        sound = new AacTrack(container, samples);
      }
      begin(file);
      frame.format(AV_PIX_FMT_YUV420P).width(this.width).height(this.height);
      check(av_frame_get_buffer(frame, 0), "a frame");
      converter = converter();
    } catch (IOException | RuntimeException e) {
      close();
      throw e;
    }
  }

  private AVStream open(AVCodec codec, AVCodecContext opened, double framesPerSecond)
      throws IOException {
    opened.width(width).height(height).pix_fmt(AV_PIX_FMT_YUV420P);
    opened.time_base(av_make_q(1, TICKS_PER_S));
    opened.framerate(av_make_q((int) Math.max(1, Math.round(framesPerSecond)), 1));
    opened.bit_rate((long) (width * height * framesPerSecond * BITS_PER_PIXEL));
    opened.gop_size((int) Math.max(1, Math.round(framesPerSecond)));
    opened.flags(opened.flags() | AV_CODEC_FLAG_GLOBAL_HEADER);
    check(avcodec_open2(opened, codec, (AVDictionary) null), "the encoder");
    AVStream added = avformat_new_stream(container, codec);
    check(avcodec_parameters_from_context(added.codecpar(), opened), "the stream");
    added.time_base(opened.time_base());
    return added;
  }

  private SwsContext converter() {
    return sws_getContext(
        width,
        height,
        AV_PIX_FMT_BGR24,
        width,
        height,
        AV_PIX_FMT_YUV420P,
        SWS_BILINEAR,
        null,
        null,
        (DoublePointer) null);
  }

  private void begin(Path file) throws IOException {
    AVIOContext output = new AVIOContext(null);
    check(avio_open(output, file.toString(), AVIO_FLAG_WRITE), file.getFileName().toString());
    container.pb(output);
    begun = true;
    AVDictionary options = new AVDictionary(null);
    // The index at the front lets a browser begin to play before it has the whole file.
    av_dict_set(options, "movflags", "faststart", 0);
    int result = avformat_write_header(container, options);
    av_dict_free(options);
    check(result, "the header");
  }

  /**
   * Adds a picture.
   *
   * @param image in three bytes per pixel; cropped or padded with black if its size differs
   * @param offsetUs since the clip's beginning; not before the last picture's
   */
  public void add(BufferedImage image, long offsetUs) throws IOException {
    BufferedImage fitting =
        image.getWidth() == width
                && image.getHeight() == height
                && image.getType() == BufferedImage.TYPE_3BYTE_BGR
            ? image
            : Jpegs.scale(image, width, height);
    pixels.position(0).put(((DataBufferByte) fitting.getRaster().getDataBuffer()).getData());
    check(av_frame_make_writable(frame), "a frame");
    lines.put(0, pixels);
    sws_scale(converter, lines, strides, 0, height, frame.data(), frame.linesize());
    long tick = Math.max(lastTick + 1, offsetUs * TICKS_PER_S / 1_000_000);
    lastTick = tick;
    if (sound != null) {
      sound.writeUntil(offsetUs);
    }
    frame.pts(tick);
    check(avcodec_send_frame(encoder, frame), "a frame");
    drain();
  }

  private void drain() throws IOException {
    AVCodecContext opened = encoder;
    while (opened != null && avcodec_receive_packet(opened, packet) >= 0) {
      av_packet_rescale_ts(packet, opened.time_base(), stream.time_base());
      packet.stream_index(stream.index());
      check(av_interleaved_write_frame(container, packet), "a packet");
    }
  }

  /** Writes the frames that the encoder still holds, and the index. */
  public void finish() throws IOException {
    check(avcodec_send_frame(encoder, (AVFrame) null), "the end");
    drain();
    if (sound != null) {
      sound.finish();
    }
    check(av_write_trailer(container), "the index");
  }

  private static void check(int result, String what) throws IOException {
    if (result < 0) {
      throw new IOException("FFmpeg refuses " + what + " (" + result + ")");
    }
  }

  @Override
  public void close() {
    if (begun) {
      avio_closep(container.pb());
    }
    if (encoder != null) {
      avcodec_free_context(encoder);
    }
    if (converter != null) {
      sws_freeContext(converter);
    }
    if (sound != null) {
      sound.close();
    }
    av_frame_free(frame);
    av_packet_free(packet);
    avformat_free_context(container);
    pixels.close();
    strides.close();
    lines.close();
  }
}
