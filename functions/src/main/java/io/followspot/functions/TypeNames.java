package io.followspot.functions;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.MessageLite;
import com.google.protobuf.Parser;
import io.followspot.protos.v1.CameraRegistration;
import io.followspot.protos.v1.Detections;
import io.followspot.protos.v1.Frame;
import io.followspot.protos.v1.IdentityQuery;
import io.followspot.protos.v1.IdentityUpdate;
import io.followspot.protos.v1.Observation;
import io.followspot.protos.v1.SiteFrame;
import io.followspot.protos.v1.SiteMember;
import io.followspot.protos.v1.Sound;
import io.followspot.protos.v1.TrackIdentity;
import io.followspot.protos.v1.TrackQuery;
import java.io.IOException;
import java.util.Set;
import org.apache.flink.statefun.sdk.java.TypeName;
import org.apache.flink.statefun.sdk.java.message.Message;
import org.apache.flink.statefun.sdk.java.slice.Slice;
import org.apache.flink.statefun.sdk.java.slice.Slices;
import org.apache.flink.statefun.sdk.java.types.Type;
import org.apache.flink.statefun.sdk.java.types.TypeCharacteristics;
import org.apache.flink.statefun.sdk.java.types.TypeSerializer;

/** The type names of functions, egresses, values and messages, as in {@code module.yaml}. */
final class TypeNames {
  static final TypeName CAMERA = TypeName.typeNameOf("followspot", "camera");
  static final TypeName TRACK = TypeName.typeNameOf("followspot", "track");
  static final TypeName MICROPHONE = TypeName.typeNameOf("followspot", "microphone");

  static final TypeName SITE = TypeName.typeNameOf("followspot", "site");
  static final TypeName IDENTITY = TypeName.typeNameOf("followspot", "identity");

  /** Exactly once, visible after the next checkpoint. */
  static final TypeName COMMITTED = TypeName.typeNameOf("followspot", "committed");

  /** At least once, visible at once. */
  static final TypeName LIVE = TypeName.typeNameOf("followspot", "live");

  static final TypeName FRAME = message(Frame.class);
  static final TypeName DETECTIONS = message(Detections.class);
  static final TypeName REGISTRATION = message(CameraRegistration.class);
  static final TypeName SOUND = message(Sound.class);
  static final TypeName QUERY = message(TrackQuery.class);
  static final TypeName IDENTITY_QUERY = message(IdentityQuery.class);
  static final Type<Observation> OBSERVATION =
      new ProtoType<>(message(Observation.class), Observation.parser());

  static final Type<SiteMember> SITE_MEMBER =
      new ProtoType<>(message(SiteMember.class), SiteMember.parser());
  static final Type<SiteFrame> SITE_FRAME =
      new ProtoType<>(message(SiteFrame.class), SiteFrame.parser());
  static final Type<IdentityUpdate> IDENTITY_UPDATE =
      new ProtoType<>(message(IdentityUpdate.class), IdentityUpdate.parser());
  static final Type<TrackIdentity> TRACK_IDENTITY =
      new ProtoType<>(message(TrackIdentity.class), TrackIdentity.parser());

  private static final TypeName NO_TYPE = TypeName.typeNameOf("followspot", "nothing");

  private TypeNames() {}

  /** The type that a message states; a name of this project if it states none. */
  static TypeName typeOf(Message message) {
    try {
      return message.valueTypeName();
    } catch (RuntimeException e) {
      return NO_TYPE;
    }
  }

  /** A type whose values are serialised protobuf messages. */
  static <T extends MessageLite> Type<T> state(String name, Parser<T> parser) {
    return new ProtoType<>(TypeName.typeNameOf("followspot.state.v1", name), parser);
  }

  /**
   * Parses a message without copying its large parts.
   *
   * @throws InvalidProtocolBufferException if the bytes are malformed
   */
  static <T extends MessageLite> T parse(Parser<T> parser, Slice bytes)
      throws InvalidProtocolBufferException {
    CodedInputStream in = MessageBytes.of(bytes).newCodedInput();
    in.enableAliasing(true);
    T message = parser.parseFrom(in);
    try {
      in.checkLastTagWas(0);
    } catch (InvalidProtocolBufferException e) {
      throw e;
    } catch (IOException e) {
      throw new InvalidProtocolBufferException(e);
    }
    return message;
  }

  private static TypeName message(Class<? extends MessageLite> type) {
    return TypeName.typeNameOf("followspot.v1", type.getSimpleName());
  }

  private record ProtoType<T extends MessageLite>(TypeName typeName, Parser<T> parser)
      implements Type<T>, TypeSerializer<T> {
    @Override
    public TypeSerializer<T> typeSerializer() {
      return this;
    }

    @Override
    public Set<TypeCharacteristics> typeCharacteristics() {
      return Set.of(TypeCharacteristics.IMMUTABLE_VALUES);
    }

    @Override
    public Slice serialize(T message) {
      return Slices.wrap(DeterministicBytes.of(message));
    }

    @Override
    public T deserialize(Slice bytes) {
      try {
        return parse(parser, bytes);
      } catch (InvalidProtocolBufferException e) {
        throw new IllegalStateException("no " + typeName.asTypeNameString(), e);
      }
    }
  }
}
