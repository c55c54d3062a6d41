package io.followspot.checks.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnitAccess;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.followspot.checks.Project;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A field of a stored state that several classes write means what the last of them thinks. */
class StateOwnersTest {
  private static final String STATE = "io.followspot.functions.state.CameraState";
  private static final String OWNERS = "io.followspot.functions.camera.state";
  private static final String VERB = "(set|clear|add|addAll|remove|merge|get|has)";
  private static final String FORM = "(|Builder|BuilderList|OrBuilder|OrBuilderList|List|Count)";

  private static final JavaClasses CLASSES =
      new ClassFileImporter().importPath(Project.root().resolve("functions/target/classes"));

  @Test
  void cameraState_eachFieldIsReadAndWrittenByOneClass() {
    Map<String, Set<String>> owners = owners();
    assertThat(owners).hasSizeGreaterThan(15);
    owners.forEach(
        (field, classes) ->
            assertThat(classes).as("classes that access %s of a camera's state", field).hasSize(1));
    assertThat(owners.values().stream().flatMap(Set::stream))
        .allSatisfy(owner -> assertThat(owner).startsWith(OWNERS));
  }

  @Test
  void cameraState_isChangedByFieldOnly() {
    Set<String> methods =
        accesses().map(access -> access.getTarget().getName()).collect(Collectors.toSet());
    methods.removeIf(method -> fields().stream().anyMatch(field -> isOf(field, method)));
    assertThat(methods).containsExactly("build");
  }

  private static Map<String, Set<String>> owners() {
    Map<String, Set<String>> owners = new TreeMap<>();
    for (String field : fields()) {
      Set<String> classes =
          accesses()
              .filter(access -> isOf(field, access.getTarget().getName()))
              .map(access -> access.getOriginOwner().getName())
              .collect(Collectors.toCollection(TreeSet::new));
      owners.put(field, classes);
    }
    return owners;
  }

  private static Stream<JavaCodeUnitAccess<? extends AccessTarget.CodeUnitAccessTarget>>
      accesses() {
    return CLASSES.stream()
        .filter(type -> !type.getPackageName().equals("io.followspot.functions.state"))
        .flatMap(
            type ->
                Stream.<JavaCodeUnitAccess<? extends AccessTarget.CodeUnitAccessTarget>>concat(
                    type.getMethodCallsFromSelf().stream(),
                    type.getMethodReferencesFromSelf().stream()))
        .filter(access -> access.getTargetOwner().getName().equals(STATE + "$Builder"));
  }

  /** By their names in Java, as EventSequence. */
  private static List<String> fields() {
    JavaClass state = CLASSES.get(STATE);
    return state.getFields().stream()
        .map(field -> field.getName())
        .filter(name -> name.endsWith("_FIELD_NUMBER"))
        .map(name -> name.substring(0, name.length() - "_FIELD_NUMBER".length()))
        .map(
            name ->
                Stream.of(name.split("_"))
                    .map(word -> word.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT))
                    .collect(Collectors.joining()))
        .toList();
  }

  private static boolean isOf(String field, String method) {
    return method.matches(VERB + field + FORM);
  }
}
