package io.followspot.ingest.publish;

import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_FLAC;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_alloc_context3;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_encoder;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_free_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_open2;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_receive_packet;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_send_frame;
import static org.bytedeco.ffmpeg.global.avutil.AV_SAMPLE_FMT_S16;
import static org.bytedeco.ffmpeg.global.avutil.av_channel_layout_copy;
import static org.bytedeco.ffmpeg.global.avutil.av_channel_layout_default;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_get_buffer;
import static org.bytedeco.ffmpeg.global.avutil.av_make_q;

import com.google.protobuf.ByteString;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.ShortPointer;

/**
 * Writes the samples of one record as a whole FLAC stream of one channel, by FFmpeg's encoder. Each
 * record has a stream of its own, so that it can be decoded without those before it.
 */
final class FlacEncoder {
  /** "fLaC", and the header of a last metadata block of type 0 with 34 bytes. */
  private static final ByteString PREFIX =
      ByteString.copyFrom(new byte[] {'f', 'L', 'a', 'C', (byte) 0x80, 0, 0, 34});

  private FlacEncoder() {}

  /**
   * Encodes samples.
   *
   * @param samples at least 16, full scale of 16 bits
   * @param rateHz samples per second
   * @throws IllegalStateException if this FFmpeg cannot write FLAC
   */
  static ByteString encode(short[] samples, int rateHz) {
    AVCodecContext context = avcodec_alloc_context3(avcodec_find_encoder(AV_CODEC_ID_FLAC));
    AVFrame frame = av_frame_alloc();
    try {
      context.sample_rate(rateHz).sample_fmt(AV_SAMPLE_FMT_S16).frame_size(samples.length);
      context.time_base(av_make_q(1, rateHz));
      av_channel_layout_default(context.ch_layout(), 1);
      check(avcodec_open2(context, null, (AVDictionary) null));
      frame.format(AV_SAMPLE_FMT_S16).sample_rate(rateHz).nb_samples(samples.length);
      check(av_channel_layout_copy(frame.ch_layout(), context.ch_layout()));
      check(av_frame_get_buffer(frame, 0));
      try (ShortPointer data = new ShortPointer(frame.data(0))) {
        data.put(samples);
      }
      check(avcodec_send_frame(context, frame));
      check(avcodec_send_frame(context, (AVFrame) null));
      ByteString info = bytes(context.extradata(), context.extradata_size());
      return PREFIX.concat(info).concat(packets(context));
    } finally {
      av_frame_free(frame);
      avcodec_free_context(context);
    }
  }

  private static ByteString packets(AVCodecContext context) {
    ByteString all = ByteString.EMPTY;
    AVPacket packet = av_packet_alloc();
    try {
      while (avcodec_receive_packet(context, packet) >= 0) {
        all = all.concat(bytes(packet.data(), packet.size()));
      }
    } finally {
      av_packet_free(packet);
    }
    return all;
  }

  /** A copy; the last packet has none, and brings what the stream's information lacks. */
  private static ByteString bytes(BytePointer from, int length) {
    byte[] copy = new byte[length];
    if (length > 0) {
      from.get(copy);
    }
    return ByteString.copyFrom(copy);
  }

  private static void check(int result) {
    if (result < 0) {
      throw new IllegalStateException("FFmpeg cannot write FLAC (" + result + ")");
    }
  }
}
