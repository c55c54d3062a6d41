package io.followspot.ingest.source;

import static org.bytedeco.ffmpeg.global.avcodec.avcodec_alloc_context3;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_decoder;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_free_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_open2;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_to_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_receive_frame;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_send_packet;
import static org.bytedeco.ffmpeg.global.avutil.AV_CHANNEL_ORDER_UNSPEC;
import static org.bytedeco.ffmpeg.global.avutil.AV_SAMPLE_FMT_FLT;
import static org.bytedeco.ffmpeg.global.avutil.av_channel_layout_default;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.swresample.swr_alloc_set_opts2;
import static org.bytedeco.ffmpeg.global.swresample.swr_convert;
import static org.bytedeco.ffmpeg.global.swresample.swr_free;
import static org.bytedeco.ffmpeg.global.swresample.swr_get_out_samples;
import static org.bytedeco.ffmpeg.global.swresample.swr_init;

import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVChannelLayout;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.swresample.SwrContext;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.PointerPointer;
import org.jspecify.annotations.Nullable;

/** Decodes packets of sound, and resamples: interleaved floats at {@link SoundSource#RATE}. */
final class SoundDecoder implements AutoCloseable {
  private final SourceLocation location;
  private final AVCodecContext context;
  private final AVFrame frame = av_frame_alloc();
  private @Nullable SwrContext resampler;
  private int channels;
  private int rate;
  private int format = -1;

  /**
   * Opens the decoder for the parameters.
   *
   * @throws SourceException if there is none
   */
  SoundDecoder(SourceLocation location, AVCodecParameters parameters) {
    this.location = location;
    AVCodec codec = avcodec_find_decoder(parameters.codec_id());
    if (codec == null || codec.isNull()) {
      throw new SourceException(location + " has sound that FFmpeg cannot decode");
    }
    context = avcodec_alloc_context3(codec);
    avcodec_parameters_to_context(context, parameters);
    int result = avcodec_open2(context, codec, (AVDictionary) null);
    if (result < 0) {
      close();
      throw new SourceException(location + " cannot be decoded: " + FfmpegErrors.text(result));
    }
  }

  /** Accepts a packet; null marks the end. */
  void send(@Nullable AVPacket packet) {
    avcodec_send_packet(context, packet);
  }

  /** Returns decoded samples, interleaved by {@link #channels()}, or null if there are none yet. */
  float @Nullable [] receive() {
    if (avcodec_receive_frame(context, frame) < 0) {
      return null;
    }
    return convert(resampler(), frame.extended_data(), frame.nb_samples());
  }

  /** Returns the samples left in the resampler. */
  float[] rest() {
    return resampler == null ? new float[0] : convert(resampler, null, 0);
  }

  int channels() {
    return channels;
  }

  private SwrContext resampler() {
    int frameChannels = frame.ch_layout().nb_channels();
    boolean same =
        frameChannels == channels && frame.sample_rate() == rate && frame.format() == format;
    if (resampler != null && same) {
      return resampler;
    }
    if (resampler != null) {
      swr_free(resampler);
    }
    channels = frameChannels;
    rate = frame.sample_rate();
    format = frame.format();
    AVChannelLayout layout = frame.ch_layout();
    if (layout.order() == AV_CHANNEL_ORDER_UNSPEC) {
      av_channel_layout_default(layout, channels);
    }
    SwrContext made = new SwrContext(null);
    int result =
        swr_alloc_set_opts2(
            made, layout, AV_SAMPLE_FMT_FLT, SoundSource.RATE, layout, format, rate, 0, null);
    result = result < 0 ? result : swr_init(made);
    if (result < 0) {
      throw new SourceException(location + " cannot be resampled: " + FfmpegErrors.text(result));
    }
    resampler = made;
    return made;
  }

  private float[] convert(SwrContext from, @Nullable PointerPointer<?> in, int samples) {
    int room = swr_get_out_samples(from, samples) + 32;
    try (FloatPointer out = new FloatPointer((long) room * channels);
        PointerPointer<BytePointer> planes = new PointerPointer<>(1)) {
      planes.put(0, out);
      int count = swr_convert(from, planes, room, in, samples);
      float[] values = new float[Math.max(0, count) * channels];
      out.get(values);
      return values;
    }
  }

  @Override
  public void close() {
    if (resampler != null) {
      swr_free(resampler);
      resampler = null;
    }
    av_frame_free(frame);
    avcodec_free_context(context);
  }
}
