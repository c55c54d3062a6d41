package io.followspot.media;

import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_FLAG_GLOBAL_HEADER;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_AAC;
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
import static org.bytedeco.ffmpeg.global.avformat.av_interleaved_write_frame;
import static org.bytedeco.ffmpeg.global.avformat.avformat_new_stream;
import static org.bytedeco.ffmpeg.global.avutil.AV_SAMPLE_FMT_FLTP;
import static org.bytedeco.ffmpeg.global.avutil.av_channel_layout_copy;
import static org.bytedeco.ffmpeg.global.avutil.av_channel_layout_default;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_get_buffer;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_make_writable;
import static org.bytedeco.ffmpeg.global.avutil.av_make_q;

import java.io.IOException;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.javacpp.FloatPointer;
import org.jspecify.annotations.Nullable;

/**
 * The sound of an MP4 file: AAC of one channel at 16 kHz, which begins with the first picture. The
 * encoder's own delay is written into the file's edit list, so that players leave it out.
 */
final class AacTrack implements AutoCloseable {
  static final int RATE_HZ = 16_000;

  private static final int BITS_PER_S = 48_000;

  private final AVFormatContext container;
  private final short[] samples;
  private final AVPacket packet = av_packet_alloc();
  private final AVFrame frame = av_frame_alloc();
  private final AVStream stream;
  private @Nullable AVCodecContext encoder;
  private int at;

  /**
   * Adds the track to a container whose header is not written yet.
   *
   * @param samples the whole sound, from the clip's beginning
   */
  AacTrack(AVFormatContext container, short[] samples) throws IOException {
    this.container = container;
    this.samples = samples;
    try {
      AVCodec codec = avcodec_find_encoder(AV_CODEC_ID_AAC);
      if (codec == null || codec.isNull()) {
        throw new IOException("this FFmpeg has no AAC encoder");
      }
      AVCodecContext opened = avcodec_alloc_context3(codec);
      encoder = opened;
      opened.sample_rate(RATE_HZ).sample_fmt(AV_SAMPLE_FMT_FLTP).bit_rate(BITS_PER_S);
      opened.time_base(av_make_q(1, RATE_HZ));
      av_channel_layout_default(opened.ch_layout(), 1);
      opened.flags(opened.flags() | AV_CODEC_FLAG_GLOBAL_HEADER);
      check(avcodec_open2(opened, codec, (AVDictionary) null), "the sound's encoder");
      stream = avformat_new_stream(container, codec);
      check(avcodec_parameters_from_context(stream.codecpar(), opened), "the sound's stream");
      stream.time_base(opened.time_base());
      frame.format(AV_SAMPLE_FMT_FLTP).sample_rate(RATE_HZ).nb_samples(opened.frame_size());
      check(av_channel_layout_copy(frame.ch_layout(), opened.ch_layout()), "the sound's channels");
      check(av_frame_get_buffer(frame, 0), "a frame of sound");
    } catch (IOException | RuntimeException e) {
      close();
      throw e;
    }
  }

  /**
   * Writes what is heard until a time since the clip's beginning, so that it lies by its pictures.
   */
  void writeUntil(long offsetUs) throws IOException {
    long until = Math.min(samples.length, offsetUs * RATE_HZ / 1_000_000);
    while (at < until) {
      writeFrame();
    }
  }

  private void writeFrame() throws IOException {
    AVCodecContext opened = encoder;
    if (opened == null) {
      throw new IllegalStateException("closed");
    }
    int size = Math.min(opened.frame_size(), samples.length - at);
    check(av_frame_make_writable(frame), "a frame of sound");
    float[] scaled = new float[size];
    for (int i = 0; i < size; i++) {
      scaled[i] = samples[at + i] / 32_768f;
    }
    try (FloatPointer data = new FloatPointer(frame.data(0))) {
      data.put(scaled);
    }
    frame.nb_samples(size).pts(at);
    check(avcodec_send_frame(opened, frame), "a frame of sound");
    at += size;
    drain(opened);
  }

  private void drain(AVCodecContext opened) throws IOException {
    while (avcodec_receive_packet(opened, packet) >= 0) {
      av_packet_rescale_ts(packet, opened.time_base(), stream.time_base());
      packet.stream_index(stream.index());
      check(av_interleaved_write_frame(container, packet), "a packet of sound");
    }
  }

  /** Writes what the encoder still holds. */
  void finish() throws IOException {
    AVCodecContext opened = encoder;
    if (opened != null) {
      check(avcodec_send_frame(opened, (AVFrame) null), "the sound's end");
      drain(opened);
    }
  }

  private static void check(int result, String what) throws IOException {
    if (result < 0) {
      throw new IOException("FFmpeg refuses " + what + " (" + result + ")");
    }
  }

  @Override
  public void close() {
    AVCodecContext opened = encoder;
    if (opened != null) {
      avcodec_free_context(opened);
      encoder = null;
    }
    av_frame_free(frame);
    av_packet_free(packet);
  }
}
