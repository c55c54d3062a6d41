package io.followspot.ingest.onvif;

import java.net.URI;

/**
 * A stream that a device offers.
 *
 * @param profile its name at the device
 * @param codec as H264; empty if the device does not tell
 * @param widthPx 0 if the device does not tell
 * @param heightPx 0 if the device does not tell
 * @param address of RTSP, without user and password
 */
public record OnvifStream(String profile, String codec, int widthPx, int heightPx, URI address) {}
