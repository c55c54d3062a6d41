package io.followspot.ingest.source;

import static org.bytedeco.ffmpeg.global.avcodec.avcodec_alloc_context3;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_decoder;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_free_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_open2;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_to_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_receive_frame;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_send_packet;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;

import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.jspecify.annotations.Nullable;

/** Decodes packets to pictures. */
final class PictureDecoder implements AutoCloseable {
  private final AVCodecContext context;
  private final AVFrame picture = av_frame_alloc();

  /**
   * Opens the decoder for the parameters.
   *
   * @throws SourceException if there is none
   */
  PictureDecoder(SourceLocation location, AVCodecParameters parameters) {
    AVCodec codec = avcodec_find_decoder(parameters.codec_id());
    if (codec == null || codec.isNull()) {
      throw new SourceException(location + " has an encoding that FFmpeg cannot decode");
    }
    context = avcodec_alloc_context3(codec);
    avcodec_parameters_to_context(context, parameters);
    // Frame threading would delay frames.
    context.thread_type(AVCodecContext.FF_THREAD_SLICE);
    int result = avcodec_open2(context, codec, (AVDictionary) null);
    if (result < 0) {
      close();
      throw new SourceException(location + " cannot be decoded: " + FfmpegErrors.text(result));
    }
  }

  /**
   * Accepts a packet; null marks the end.
   *
   * @return false if it could not be decoded; later ones may be
   */
  boolean send(@Nullable AVPacket packet) {
    return avcodec_send_packet(context, packet) >= 0;
  }

  /** Returns a picture, valid until the next call, or null if there is none yet. */
  @Nullable AVFrame receive() {
    return avcodec_receive_frame(context, picture) >= 0 ? picture : null;
  }

  @Override
  public void close() {
    av_frame_free(picture);
    avcodec_free_context(context);
  }
}
