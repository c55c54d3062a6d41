package io.followspot.engine.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.flink.core.fs.FSDataInputStream;
import org.apache.flink.core.fs.FSDataOutputStream;
import org.apache.flink.core.fs.FileStatus;
import org.apache.flink.core.fs.FileSystem.WriteMode;
import org.apache.flink.core.fs.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a server; each test has a directory of its own. */
class S3FileSystemIT {
  @TempDir static java.nio.file.Path directory;
  private static S3Server server;
  private static S3FileSystem files;
  private static int tests;

  private Path home;

  @BeforeAll
  static void start() throws Exception {
    server = S3Server.in(directory);
    files = at(server.url(), S3Server.BUCKET);
  }

  private static S3FileSystem at(String url, String bucket) throws IOException {
    java.nio.file.Path keys = directory.resolve("keys");
    java.nio.file.Files.writeString(keys, "access\nsecret\n");
    S3Access access = new S3Access(url, "us-east-1", /* pathStyle= */ true, keys.toString());
    return new S3FileSystem(new Bucket(access.client(), bucket));
  }

  @AfterAll
  static void stop() throws Exception {
    server.close();
  }

  @BeforeEach
  void choose() {
    tests++;
    home = new Path("s3://" + S3Server.BUCKET + "/home " + tests);
  }

  @Test
  void written_isReadBack_fromAnyPlace() throws IOException {
    Path file = write("a/b", new byte[] {1, 2, 3, 4, 5});
    try (FSDataInputStream in = files.open(file)) {
      assertThat(in.readAllBytes()).containsExactly(1, 2, 3, 4, 5);
      in.seek(3);
      assertThat(in.read()).isEqualTo(4);
      assertThat(in.getPos()).isEqualTo(4);
      in.seek(1);
      assertThat(in.readNBytes(2)).containsExactly(2, 3);
    }
    assertThat(files.getFileStatus(file).getLen()).isEqualTo(5);
    assertThat(files.getFileStatus(file).isDir()).isFalse();
    assertThat(files.getFileStatus(file).getModificationTime()).isPositive();
  }

  @Test
  void largeObject_isSentInParts() throws IOException {
    byte[] bytes = new byte[2 * S3Output.PART_BYTES + 17];
    new Random(5).nextBytes(bytes);
    Path file = write("large", bytes);
    try (FSDataInputStream in = files.open(file)) {
      assertThat(Arrays.equals(in.readAllBytes(), bytes)).isTrue();
    }
  }

  @Test
  void empty_isReadBack() throws IOException {
    try (FSDataInputStream in = files.open(write("empty", new byte[0]))) {
      assertThat(in.read()).isEqualTo(-1);
    }
  }

  @Test
  void objectBeforeItIsClosed_isNotThere() throws IOException {
    Path file = new Path(home, "open");
    try (FSDataOutputStream out = files.create(file, WriteMode.NO_OVERWRITE)) {
      out.write(1);
      out.flush();
      assertThat(files.exists(file)).isFalse();
    }
    assertThat(files.exists(file)).isTrue();
  }

  @Test
  void existingObject_isOverwrittenOnRequestOnly() throws IOException {
    Path file = write("once", new byte[] {1});
    assertThatThrownBy(() -> files.create(file, WriteMode.NO_OVERWRITE))
        .isInstanceOf(FileAlreadyExistsException.class);
    try (FSDataOutputStream out = files.create(file, WriteMode.OVERWRITE)) {
      out.write(2);
    }
    try (FSDataInputStream in = files.open(file)) {
      assertThat(in.read()).isEqualTo(2);
    }
  }

  @Test
  void list_hasObjectsAndDirectories_ofThisDirectoryOnly() throws IOException {
    write("chk-1/_metadata", new byte[3]);
    write("chk-1/state", new byte[1]);
    write("chk-10/_metadata", new byte[1]);
    write("job-id", new byte[2]);
    assertThat(names(files.listStatus(home)))
        .containsExactlyInAnyOrder("chk-1/", "chk-10/", "job-id");
    assertThat(names(files.listStatus(new Path(home, "chk-1"))))
        .containsExactlyInAnyOrder("_metadata", "state");
    assertThat(files.getFileStatus(new Path(home, "chk-1")).isDir()).isTrue();
    assertThat(files.listStatus(new Path(home, "chk"))).isEmpty();
  }

  @Test
  void rename_movesAllInADirectory_andNothingBeside() throws IOException {
    write("chk-1/_metadata", new byte[3]);
    write("chk-1/deep/state", new byte[1]);
    write("chk-10/_metadata", new byte[1]);
    Path aside = new Path(home, "damaged-chk-1");
    assertThat(files.rename(new Path(home, "chk-1"), aside)).isTrue();
    assertThat(names(files.listStatus(home)))
        .containsExactlyInAnyOrder("damaged-chk-1/", "chk-10/");
    assertThat(files.getFileStatus(new Path(aside, "deep/state")).getLen()).isEqualTo(1);
    assertThat(files.rename(new Path(home, "absent"), aside)).isFalse();
  }

  @Test
  void delete_takesAllInADirectory_andNothingBeside() throws IOException {
    write("chk-1/_metadata", new byte[3]);
    write("chk-1/deep/state", new byte[1]);
    write("chk-10/_metadata", new byte[1]);
    files.delete(new Path(home, "chk-1"), /* recursive= */ true);
    assertThat(names(files.listStatus(home))).containsExactly("chk-10/");
  }

  @Test
  void absentObject_isNotFound() {
    Path absent = new Path(home, "absent");
    assertThatThrownBy(() -> files.getFileStatus(absent))
        .isInstanceOf(FileNotFoundException.class)
        .hasMessageContaining("absent does not exist");
    assertThatThrownBy(() -> files.open(absent).read()).isInstanceOf(FileNotFoundException.class);
  }

  @Test
  void placeBeyondTheEnd_isTheEndOfTheFile() throws IOException {
    try (FSDataInputStream in = files.open(write("short", new byte[3]))) {
      in.seek(7);
      assertThatThrownBy(in::read).isInstanceOf(EOFException.class);
    }
  }

  @Test
  void bucketThatDoesNotExist_isAnErrorOfTheStorage_notAnAbsentFile() throws IOException {
    S3FileSystem elsewhere = at(server.url(), "elsewhere");
    assertThatThrownBy(() -> elsewhere.listStatus(new Path("s3://elsewhere/home")))
        .isInstanceOf(StorageException.class)
        .hasMessage("s3://elsewhere/home/: the storage answers NoSuchBucket (HTTP status 404)");
  }

  private static List<String> names(FileStatus[] found) {
    return Stream.of(found)
        .map(each -> each.getPath().getName() + (each.isDir() ? "/" : ""))
        .toList();
  }

  private Path write(String name, byte[] bytes) throws IOException {
    Path file = new Path(home, name);
    try (FSDataOutputStream out = files.create(file, WriteMode.NO_OVERWRITE)) {
      out.write(bytes);
      assertThat(out.getPos()).isEqualTo(bytes.length);
    }
    return file;
  }
}
