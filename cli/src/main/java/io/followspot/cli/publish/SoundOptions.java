package io.followspot.cli.publish;

import io.followspot.ingest.publish.SoundPublisher;
import io.followspot.ingest.source.SoundSource;
import io.followspot.ingest.source.SourceLocation;
import io.followspot.ingest.source.SourceOptions;
import io.followspot.protos.v1.SoundFormat;
import io.followspot.terminal.CliException;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which sound is published. */
final class SoundOptions {
  private static final String PCM16 = "pcm16";
  private static final String FLAC = "flac";

  @Option(
      names = "--sound",
      paramLabel = "FILE|URL",
      description = "Publish the sound of this file or stream along with the pictures.")
  private @Nullable String sound;

  @Option(names = "--with-sound", description = "Publish the source's own sound as well.")
  private boolean withSound;

  @Option(
      names = "--sound-only",
      description = "Publish the sound of --sound or of the source, and no pictures.")
  private boolean soundOnly;

  @Option(
      names = "--far",
      paramLabel = "FILE|URL",
      description = "What the camera's loudspeaker plays meanwhile, begun at the same time.")
  private @Nullable String far;

  @Option(
      names = "--far-channel",
      description = "The second channel of the sound is what the loudspeaker plays.")
  private boolean farChannel;

  @Option(
      names = "--sound-format",
      paramLabel = "FORMAT",
      defaultValue = PCM16,
      description =
          "How records contain samples: pcm16, or flac, which is lossless and has 0.5 to 0.7 of"
              + " the bytes. Default: ${DEFAULT-VALUE}.")
  private String format = PCM16;

  /**
   * As in a record.
   *
   * @throws CliException if it is neither
   */
  SoundFormat format() {
    return switch (format) {
      case PCM16 -> SoundFormat.SOUND_FORMAT_PCM16;
      case FLAC -> SoundFormat.SOUND_FORMAT_FLAC;
      default ->
          throw new CliException("--sound-format is " + format + ": use " + PCM16 + " or " + FLAC);
    };
  }

  boolean only() {
    return soundOnly;
  }

  boolean any() {
    return sound != null || withSound || soundOnly;
  }

  /** Refuses what contradicts itself. */
  void check(@Nullable String source) {
    SoundFormat unused = format();
    if (sound != null && withSound) {
      throw new CliException("--sound and --with-sound exclude each other");
    }
    if (far != null && farChannel) {
      throw new CliException("--far and --far-channel exclude each other");
    }
    if ((far != null || farChannel) && !any()) {
      throw new CliException("--far needs the microphone's sound: --sound, or --with-sound");
    }
    if (sound == null && source == null) {
      throw new CliException("name a SOURCE, or --sound FILE with --sound-only");
    }
  }

  /** Where the microphone's sound is. */
  SourceLocation location(@Nullable String source) {
    return SourceLocation.parse(sound != null ? sound : String.valueOf(source));
  }

  /**
   * Opens what is published.
   *
   * @throws io.followspot.ingest.source.SourceException if it cannot be read or has no sound
   */
  SoundPublisher.Sources open(
      @Nullable String source, SourceOptions options, BooleanSupplier cancelled) {
    SoundSource near = SoundSource.open(location(source), options, cancelled);
    try {
      return new SoundPublisher.Sources(
          near,
          far == null
              ? Optional.empty()
              : Optional.of(SoundSource.open(SourceLocation.parse(far), options, cancelled)),
          farChannel);
    } catch (RuntimeException e) {
      near.close();
      throw e;
    }
  }

  /** The sound of the pictures' own source lies beside them by its time stamps. */
  long offsetUs(SoundPublisher.Sources sources) {
    return withSound ? sources.near().beginsAfterPicturesUs() : 0;
  }
}
