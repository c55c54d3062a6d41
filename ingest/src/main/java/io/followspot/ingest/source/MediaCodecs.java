package io.followspot.ingest.source;

import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_AAC;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_H264;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_HEVC;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_MJPEG;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_decoder;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_encoder;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The codecs that cameras and clips need. */
public final class MediaCodecs {
  private MediaCodecs() {}

  /**
   * What FFmpeg of this machine cannot do, for people.
   *
   * @throws SourceException if FFmpeg cannot be loaded
   */
  public static List<String> missing() {
    NativeCode.load();
    Map<String, Integer> decoders = new LinkedHashMap<>();
    decoders.put("H.264", AV_CODEC_ID_H264);
    decoders.put("H.265", AV_CODEC_ID_HEVC);
    decoders.put("Motion JPEG", AV_CODEC_ID_MJPEG);
    decoders.put("AAC", AV_CODEC_ID_AAC);
    List<String> missing = new ArrayList<>();
    decoders.forEach(
        (name, id) -> {
          if (avcodec_find_decoder(id) == null) {
            missing.add("reading " + name);
          }
        });
    if (avcodec_find_encoder(AV_CODEC_ID_MJPEG) == null) {
      missing.add("writing JPEG");
    }
    if (avcodec_find_encoder(AV_CODEC_ID_H264) == null) {
      missing.add("writing H.264");
    }
    return missing;
  }
}
