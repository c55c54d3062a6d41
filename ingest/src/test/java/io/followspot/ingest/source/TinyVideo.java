package io.followspot.ingest.source;

import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_FLAG_GLOBAL_HEADER;
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
import static org.bytedeco.ffmpeg.global.avformat.AVFMT_GLOBALHEADER;
import static org.bytedeco.ffmpeg.global.avformat.AVIO_FLAG_WRITE;
import static org.bytedeco.ffmpeg.global.avformat.av_interleaved_write_frame;
import static org.bytedeco.ffmpeg.global.avformat.av_write_trailer;
import static org.bytedeco.ffmpeg.global.avformat.avformat_alloc_output_context2;
import static org.bytedeco.ffmpeg.global.avformat.avformat_free_context;
import static org.bytedeco.ffmpeg.global.avformat.avformat_new_stream;
import static org.bytedeco.ffmpeg.global.avformat.avformat_write_header;
import static org.bytedeco.ffmpeg.global.avformat.avio_closep;
import static org.bytedeco.ffmpeg.global.avformat.avio_open;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_get_buffer;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_make_writable;
import static org.bytedeco.ffmpeg.global.avutil.av_opt_set;

import java.nio.file.Path;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVIOContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.javacpp.BytePointer;

/** Makes small videos: each frame is one grey, and lighter than the one before. */
final class TinyVideo {
  static final int WIDTH_PX = 64;
  static final int HEIGHT_PX = 48;

  private TinyVideo() {}

  /** Writes a video; the file's extension selects the container. */
  static Path write(Path file, int codecId, int pixelFormat, int frames, int framesPerSecond) {
    return write(file, codecId, pixelFormat, frames, framesPerSecond, WIDTH_PX, HEIGHT_PX);
  }

  /** The same in another size. */
  static Path write(
      Path file,
      int codecId,
      int pixelFormat,
      int frames,
      int framesPerSecond,
      int widthPx,
      int heightPx) {
    NativeCode.load();
    AVFormatContext format = new AVFormatContext(null);
    check(avformat_alloc_output_context2(format, null, null, file.toString()));
    AVCodec codec = avcodec_find_encoder(codecId);
    AVCodecContext context = avcodec_alloc_context3(codec);
    context.width(widthPx).height(heightPx).pix_fmt(pixelFormat).gop_size(5).max_b_frames(0);
    context.time_base(new AVRational().num(1).den(framesPerSecond));
    if ((format.oformat().flags() & AVFMT_GLOBALHEADER) != 0) {
      context.flags(AV_CODEC_FLAG_GLOBAL_HEADER);
    }
    // The standard's tables; ignored by whom it does not concern.
    av_opt_set(context.priv_data(), "huffman", "default", 0);
    check(avcodec_open2(context, codec, (AVDictionary) null));
    AVStream stream = avformat_new_stream(format, null);
    stream.time_base(context.time_base());
    stream.avg_frame_rate(new AVRational().num(framesPerSecond).den(1));
    check(avcodec_parameters_from_context(stream.codecpar(), context));
    AVIOContext io = new AVIOContext(null);
    check(avio_open(io, file.toString(), AVIO_FLAG_WRITE));
    format.pb(io);
    check(avformat_write_header(format, (AVDictionary) null));
    AVFrame frame = av_frame_alloc();
    frame.width(widthPx).height(heightPx).format(pixelFormat);
    check(av_frame_get_buffer(frame, 0));
    for (int i = 0; i < frames; i++) {
      av_frame_make_writable(frame);
      fill(frame, 16 + 200 * i / frames);
      frame.pts(i);
      check(avcodec_send_frame(context, frame));
      drain(context, format, stream);
    }
    avcodec_send_frame(context, null);
    drain(context, format, stream);
    check(av_write_trailer(format));
    av_frame_free(frame);
    avcodec_free_context(context);
    avio_closep(io);
    avformat_free_context(format);
    return file;
  }

  private static void fill(AVFrame frame, int luma) {
    for (int plane = 0; plane < 3; plane++) {
      int rows = plane == 0 ? frame.height() : frame.height() / 2;
      BytePointer data = frame.data(plane);
      BytePointer.memset(data, plane == 0 ? luma : 128, (long) frame.linesize(plane) * rows);
    }
  }

  private static void drain(AVCodecContext context, AVFormatContext format, AVStream stream) {
    AVPacket packet = av_packet_alloc();
    while (avcodec_receive_packet(context, packet) >= 0) {
      packet.duration(1);
      av_packet_rescale_ts(packet, context.time_base(), stream.time_base());
      packet.stream_index(0);
      check(av_interleaved_write_frame(format, packet));
    }
    av_packet_free(packet);
  }

  private static void check(int result) {
    if (result < 0) {
      throw new IllegalStateException(FfmpegErrors.text(result));
    }
  }
}
