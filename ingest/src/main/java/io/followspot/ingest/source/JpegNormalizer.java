package io.followspot.ingest.source;

import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_MJPEG;
import static org.bytedeco.ffmpeg.global.avcodec.av_new_packet;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_unref;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_free;
import static org.bytedeco.ffmpeg.global.avutil.AVMEDIA_TYPE_VIDEO;

import com.google.protobuf.ByteString;
import java.util.Optional;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.jspecify.annotations.Nullable;

/** Passes upright baseline JPEGs through; decodes, rotates and compresses all others. */
final class JpegNormalizer implements AutoCloseable {
  private final SourceLocation location;
  private final int jpegQuality;
  private @Nullable PictureDecoder decoder;
  private @Nullable JpegEncoder encoder;

  JpegNormalizer(SourceLocation location, int jpegQuality) {
    this.location = location;
    this.jpegQuality = jpegQuality;
  }

  /** Returns the JPEG as an upright baseline one; empty if it cannot be decoded. */
  Optional<ByteString> normalize(ByteString jpeg) {
    Orientation orientation = ExifReader.orientation(jpeg);
    if (orientation == Orientation.UPRIGHT && JpegInspector.isBaselineAndComplete(jpeg)) {
      return Optional.of(jpeg);
    }
    AVFrame picture = decode(jpeg);
    if (picture == null) {
      return Optional.empty();
    }
    if (encoder == null || !encoder.suits(picture, orientation)) {
      if (encoder != null) {
        encoder.close();
      }
      encoder = new JpegEncoder(picture, jpegQuality, orientation);
    }
    return Optional.of(encoder.encode(picture));
  }

  private @Nullable AVFrame decode(ByteString jpeg) {
    PictureDecoder ready = decoder();
    AVPacket packet = av_packet_alloc();
    try {
      if (av_new_packet(packet, jpeg.size()) < 0) {
        return null;
      }
      packet.data().put(jpeg.toByteArray());
      return ready.send(packet) ? ready.receive() : null;
    } finally {
      av_packet_unref(packet);
      av_packet_free(packet);
    }
  }

  private PictureDecoder decoder() {
    if (decoder == null) {
      NativeCode.load();
      AVCodecParameters parameters = avcodec_parameters_alloc();
      parameters.codec_type(AVMEDIA_TYPE_VIDEO).codec_id(AV_CODEC_ID_MJPEG);
      try {
        decoder = new PictureDecoder(location, parameters);
      } finally {
        avcodec_parameters_free(parameters);
      }
    }
    return decoder;
  }

  @Override
  public void close() {
    if (decoder != null) {
      decoder.close();
      decoder = null;
    }
    if (encoder != null) {
      encoder.close();
      encoder = null;
    }
  }
}
