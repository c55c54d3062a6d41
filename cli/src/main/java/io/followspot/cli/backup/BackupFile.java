package io.followspot.cli.backup;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.followspot.process.Version;
import io.followspot.terminal.CliException;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * The file of a backup: a ZIP archive of the registrations, the gateway's archive of the history,
 * and the checksums of both.
 */
final class BackupFile implements AutoCloseable {
  static final String CAMERAS = "cameras.json";
  static final String HISTORY = "history.zip";
  private static final String MANIFEST = "backup.json";
  private static final String FORMAT = "followspot-backup";
  private static final int FORMAT_VERSION = 1;
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Writes the content of one entry. */
  @FunctionalInterface
  interface Content {
    void write(OutputStream out) throws IOException, InterruptedException;
  }

  /** Writes such a file. */
  static final class Writer implements AutoCloseable {
    private final ZipOutputStream zip;
    private final ObjectNode manifest =
        JSON.createObjectNode()
            .put("format", FORMAT)
            .put("format_version", FORMAT_VERSION)
            .put("followspot_version", Version.CURRENT)
            .put("created_at", Instant.now().toString());

    Writer(Path file) throws IOException {
      zip = new ZipOutputStream(Files.newOutputStream(file));
    }

    void add(String name, Content content) throws IOException, InterruptedException {
      zip.putNextEntry(new ZipEntry(name));
      MessageDigest digest = sha256();
      content.write(
          new FilterOutputStream(new DigestOutputStream(zip, digest)) {
            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
              out.write(bytes, offset, length);
            }

            @Override
            public void close() {
              // Other entries follow.
            }
          });
      zip.closeEntry();
      manifest.withObjectProperty("sha256").put(name, HexFormat.of().formatHex(digest.digest()));
    }

    void finish() throws IOException {
      zip.putNextEntry(new ZipEntry(MANIFEST));
      zip.write(JSON.writeValueAsBytes(manifest));
      zip.closeEntry();
    }

    @Override
    public void close() throws IOException {
      zip.close();
    }
  }

  private final Path file;
  private final ZipFile zip;
  private final JsonNode manifest;

  private BackupFile(Path file, ZipFile zip) throws IOException {
    this.file = file;
    this.zip = zip;
    manifest = JSON.readTree(text(MANIFEST));
  }

  /**
   * Opens a file and compares all checksums.
   *
   * @throws CliException if it is none, damaged, or of a newer version
   */
  static BackupFile open(Path file) throws IOException {
    ZipFile zip;
    try {
      zip = new ZipFile(file.toFile());
    } catch (ZipException e) {
      throw damaged(file, "it is not a complete ZIP archive");
    }
    boolean sound = false;
    try {
      BackupFile opened = new BackupFile(file, zip);
      opened.check();
      sound = true;
      return opened;
    } catch (ZipException | JsonProcessingException e) {
      throw damaged(file, "a part of it cannot be unpacked");
    } finally {
      if (!sound) {
        zip.close();
      }
    }
  }

  private void check() throws IOException {
    if (!manifest.path("format").asText().equals(FORMAT)) {
      throw damaged(file, "it was not written by ./followspot backup");
    }
    if (manifest.path("format_version").asInt() != FORMAT_VERSION) {
      throw new CliException(
          file
              + " was written by a newer Followspot, "
              + manifest.path("followspot_version").asText()
              + ": restore it with that version",
          CliException.FAILED);
    }
    for (String name : new String[] {CAMERAS, HISTORY}) {
      MessageDigest digest = sha256();
      try (InputStream in = new DigestInputStream(stream(name), digest)) {
        in.transferTo(OutputStream.nullOutputStream());
      }
      String sum = HexFormat.of().formatHex(digest.digest());
      if (!sum.equals(manifest.path("sha256").path(name).asText())) {
        throw damaged(file, "the checksum of " + name + " does not fit");
      }
    }
  }

  private static CliException damaged(Path file, String why) {
    return new CliException(
        file + " is damaged: " + why + ". Nothing was changed; use another copy",
        CliException.FAILED);
  }

  private InputStream stream(String name) throws IOException {
    ZipEntry entry = zip.getEntry(name);
    if (entry == null) {
      throw damaged(file, "it has no " + name);
    }
    return zip.getInputStream(entry);
  }

  /** An entry as text. */
  String text(String name) throws IOException {
    try (InputStream in = stream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** Unpacks the archive of the history. */
  void unpackHistory(Path to) throws IOException {
    try (InputStream in = stream(HISTORY);
        OutputStream out = Files.newOutputStream(to)) {
      in.transferTo(out);
    }
  }

  /**
   * Time, number of registrations, and rows of the history by table.
   *
   * @throws CliException if the archive of the history is incomplete
   */
  ObjectNode summary() throws IOException {
    ObjectNode summary =
        JSON.createObjectNode()
            .put("created_at", manifest.path("created_at").asText())
            .put("cameras", JSON.readTree(text(CAMERAS)).size());
    try (ZipInputStream history = new ZipInputStream(stream(HISTORY))) {
      for (ZipEntry entry = history.getNextEntry(); entry != null; entry = history.getNextEntry()) {
        if (entry.getName().equals("history.json")) {
          JsonNode about = JSON.readTree(history.readAllBytes());
          summary.put("schema_version", about.path("schema_version").asInt());
          ObjectNode rows = summary.putObject("history");
          about
              .path("tables")
              .forEach(it -> rows.put(it.path("name").asText(), it.path("rows").asLong()));
          return summary;
        }
      }
    }
    throw new CliException(
        "the gateway stopped before the history was complete: see its log, and try again",
        CliException.FAILED);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }
}
