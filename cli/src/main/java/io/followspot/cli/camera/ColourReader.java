package io.followspot.cli.camera;

import com.google.protobuf.InvalidProtocolBufferException;
import io.followspot.ingest.source.FrameSource;
import io.followspot.ingest.source.SourceFactory;
import io.followspot.ingest.source.SourceLocation;
import io.followspot.ingest.source.SourceOptions;
import io.followspot.kafka.KafkaConnection;
import io.followspot.kafka.LatestRecord;
import io.followspot.protos.Topics;
import io.followspot.protos.rules.PixelTexts;
import io.followspot.protos.v1.Frame;
import io.followspot.terminal.CliException;
import io.followspot.vision.FrameRefusedException;
import io.followspot.vision.ReferenceColours;

/** Measures a camera's colours, as a reference for others in {@code vision.reference_colours}. */
final class ColourReader {
  private ColourReader() {}

  /**
   * Of the latest frame of a camera in Kafka.
   *
   * @throws CliException if there is none
   */
  static String ofCamera(KafkaConnection connection, String cameraId) {
    CameraStatus.requireId(cameraId);
    byte[] record =
        LatestRecord.of(connection, Topics.FRAMES, cameraId)
            .orElseThrow(() -> none("there is no frame of a camera \"" + cameraId + "\""));
    try {
      Frame frame = Frame.parseFrom(record);
      if (frame.getJpeg().isEmpty()) {
        throw none("the stream of camera \"" + cameraId + "\" has ended; give a picture's file");
      }
      return of(frame.getJpeg().toByteArray(), cameraId);
    } catch (InvalidProtocolBufferException e) {
      throw none("the latest record of camera \"" + cameraId + "\" is not a frame");
    }
  }

  /**
   * Of a picture, or of the first one of a video.
   *
   * @throws CliException if there is none
   */
  static String ofFile(String file) {
    try (FrameSource source =
        SourceFactory.open(SourceLocation.parse(file), SourceOptions.DEFAULT)) {
      return of(
          source.next().orElseThrow(() -> none(file + " has no picture")).jpeg().toByteArray(),
          file);
    }
  }

  private static String of(byte[] jpeg, String name) {
    try {
      return PixelTexts.textOfColours(ReferenceColours.of(jpeg));
    } catch (FrameRefusedException e) {
      throw none("the picture of " + name + " cannot be used: " + e.getMessage());
    }
  }

  private static CliException none(String message) {
    return new CliException(message, CliException.FAILED);
  }
}
