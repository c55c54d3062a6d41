package io.followspot.functions;

import io.followspot.protos.Ids;
import io.followspot.protos.OriginField;
import io.followspot.protos.Topics;
import io.followspot.protos.v1.FrameRef;
import io.followspot.protos.v1.Origin;
import io.followspot.protos.v1.Rejection;
import org.jspecify.annotations.Nullable;

/** Creates rejections of input, of bounded size whatever the input. */
public final class Rejections {
  private static final int MAX_MESSAGE_CHARS = 500;
  private static final int MAX_QUOTE_CHARS = 80;
  private static final int MAX_ID_CHARS = 64;

  private Rejections() {}

  /**
   * Returns the record for the topic of rejections.
   *
   * @param cameraId any text; omitted unless it is a valid camera id
   * @param origin where it came from, as far as it is known
   * @param refusal why
   * @param frame as far as it could be read
   * @param sizeBytes of the input
   */
  public static OutgoingMessages.ToTopic of(
      String cameraId,
      Origin origin,
      RejectionReason refusal,
      @Nullable FrameRef frame,
      long sizeBytes) {
    String id = Ids.isName(cameraId) ? cameraId : "";
    Rejection.Builder rejection =
        Rejection.newBuilder()
            .setCameraId(id)
            .setReason(refusal.reason())
            .setMessage(shorten(refusal.message(), MAX_MESSAGE_CHARS))
            .setTopic(shorten(origin.getTopic(), MAX_QUOTE_CHARS))
            .setPartition(origin.getPartition())
            .setOffset(origin.getOffset())
            .setSizeBytes(sizeBytes);
    if (frame != null) {
      rejection.setFrame(frame.toBuilder().setCameraId(shorten(frame.getCameraId(), MAX_ID_CHARS)));
    }
    return new OutgoingMessages.ToTopic(Topics.REJECTED, id, rejection.build());
  }

  /** The origin that a message contains, or else the topic that such messages come from. */
  public static Origin origin(Origin named, String topic) {
    return named.getTopic().isEmpty()
        ? OriginField.UNKNOWN.toBuilder().setTopic(topic).build()
        : named;
  }

  /** Returns the text in quotes, shortened if it is too long. */
  public static String quote(String text) {
    return '"' + shorten(text, MAX_QUOTE_CHARS) + '"';
  }

  /** Returns at most so many characters of the text. */
  public static String shorten(String text, int maxChars) {
    if (text.length() <= maxChars) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(maxChars - 2)) ? maxChars - 2 : maxChars - 1;
    return text.substring(0, end) + '…';
  }
}
