package io.followspot.ingest.onvif;

/**
 * A user of devices. {@code toString} does not contain the password.
 *
 * @param name the user's name
 * @param password in the clear; a digest of it is sent
 */
public record OnvifUser(String name, String password) {
  @Override
  public String toString() {
    return name;
  }
}
