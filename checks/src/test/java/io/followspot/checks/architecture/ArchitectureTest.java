package io.followspot.checks.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import io.followspot.checks.Project;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The folders are the diagram, and imports point one way. */
class ArchitectureTest {
  private static final List<String> ROOMS =
      List.of(
          "process",
          "metrics",
          "protos",
          "traces",
          "json",
          "tracking",
          "sound",
          "identity",
          "simulation",
          "vision",
          "functions",
          "kafka",
          "media",
          "ingest",
          "gateway",
          "broker",
          "engine",
          "terminal",
          "launcher",
          "laboratory",
          "cli");

  private static final JavaClasses CLASSES = new ClassFileImporter().importPaths(classFolders());

  @Test
  void everyRoom_isSeen() {
    for (String room : ROOMS) {
      assertThat(CLASSES.stream().anyMatch(c -> c.getPackageName().startsWith(in(room))))
          .as("classes of %s, compiled", room)
          .isTrue();
    }
  }

  @Test
  void imports_pointUpwardOnly() {
    for (int room = 0; room < ROOMS.size(); room++) {
      String[] below =
          ROOMS.subList(room + 1, ROOMS.size()).stream()
              .map(r -> in(r) + "..")
              .toArray(String[]::new);
      if (below.length > 0) {
        noClasses()
            .that()
            .resideInAPackage(in(ROOMS.get(room)) + "..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(below)
            .check(CLASSES);
      }
    }
  }

  @Test
  void tracking_knowsTheJdkOnly() {
    classes()
        .that()
        .resideInAPackage("io.followspot.tracking..")
        .should()
        .onlyDependOnClassesThat(
            resideInAnyPackage("java..", "io.followspot.tracking..", "org.jspecify.."))
        .check(CLASSES);
  }

  @Test
  void sound_knowsTheJdkOnly() {
    classes()
        .that()
        .resideInAPackage("io.followspot.sound..")
        .should()
        .onlyDependOnClassesThat(
            resideInAnyPackage("java..", "io.followspot.sound..", "org.jspecify.."))
        .check(CLASSES);
  }

  @Test
  void identity_knowsTrackingOnly() {
    classes()
        .that()
        .resideInAPackage("io.followspot.identity..")
        .should()
        .onlyDependOnClassesThat(
            resideInAnyPackage(
                "java..", "io.followspot.identity..", "io.followspot.tracking..", "org.jspecify.."))
        .check(CLASSES);
  }

  @Test
  void simulation_knowsTheDomainOnly() {
    classes()
        .that()
        .resideInAPackage("io.followspot.simulation..")
        .should()
        .onlyDependOnClassesThat(
            resideInAnyPackage(
                "java..",
                "javax.imageio..",
                "io.followspot.simulation..",
                "io.followspot.tracking..",
                "io.followspot.sound..",
                "io.followspot.identity..",
                "org.jspecify.."))
        .check(CLASSES);
  }

  @Test
  void domain_knowsNoFramework() {
    noClasses()
        .that()
        .resideInAnyPackage(
            "io.followspot.tracking..",
            "io.followspot.sound..",
            "io.followspot.identity..",
            "io.followspot.simulation..",
            "io.followspot.laboratory.evaluation..",
            "io.followspot.vision..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "org.apache.flink..", "org.apache.kafka..", "io.undertow..", "com.google.protobuf..")
        .check(CLASSES);
  }

  @Test
  void reducers_knowNoMetricsAndNoTraces() {
    noClasses()
        .that()
        .resideInAnyPackage(
            "io.followspot.functions.camera..",
            "io.followspot.functions.track..",
            "io.followspot.functions.stream..",
            "io.followspot.functions.site..",
            "io.followspot.functions.identity..",
            "io.followspot.functions.microphone..",
            "io.followspot.functions.alerts..",
            "io.followspot.tracking..",
            "io.followspot.vision..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "io.followspot.metrics..",
            "io.followspot.functions.metrics..",
            "io.prometheus..",
            "io.followspot.traces..",
            "io.followspot.functions.traces..",
            "io.opentelemetry..")
        .check(CLASSES);
  }

  @Test
  void engineAndBroker_knowNothingOfOursButNames() {
    noClasses()
        .that()
        .resideInAnyPackage("io.followspot.engine..", "io.followspot.broker..")
        .should()
        .dependOnClassesThat(
            resideInAPackage("io.followspot..")
                .and(
                    not(
                        resideInAnyPackage(
                            "io.followspot.engine..",
                            "io.followspot.broker..",
                            "io.followspot.process..",
                            "io.followspot.metrics..",
                            "io.followspot.protos"))))
        .check(CLASSES);
  }

  @Test
  void decisions_haveNoClockAndNoChance() {
    for (Class<?> source : List.of(System.class, java.time.Instant.class)) {
      ArchRuleDefinition.noClasses()
          .that()
          .resideInAnyPackage(
              "io.followspot.tracking..",
              "io.followspot.sound..",
              "io.followspot.identity..",
              "io.followspot.simulation..",
              "io.followspot.laboratory.evaluation..",
              "io.followspot.vision..")
          .should()
          .callMethodWhere(
              com.tngtech.archunit.core.domain.JavaCall.Predicates.target(
                  com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With
                      .<com.tngtech.archunit.core.domain.JavaClass>owner(
                          com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo(
                              source))
                      .and(
                          com.tngtech.archunit.core.domain.properties.HasName.Predicates
                              .nameMatching("currentTimeMillis|nanoTime|now"))))
          .check(CLASSES);
    }
    noClasses()
        .that()
        .resideInAnyPackage(
            "io.followspot.tracking..",
            "io.followspot.sound..",
            "io.followspot.identity..",
            "io.followspot.simulation..",
            "io.followspot.laboratory.evaluation..",
            "io.followspot.vision..")
        .should()
        .callConstructor(java.util.Random.class)
        .check(CLASSES);
  }

  @Test
  void packages_haveNoCycles() {
    for (String room : ROOMS) {
      SlicesRuleDefinition.slices()
          .matching(in(room) + ".(*)..")
          .should()
          .beFreeOfCycles()
          .allowEmptyShould(true)
          .check(CLASSES);
    }
  }

  @Test
  void names_areOfTheField() {
    noClasses()
        .that()
        .resideInAPackage("io.followspot..")
        .and()
        .resideOutsideOfPackage("io.followspot.protos.v1..")
        .should()
        // JobManager and TaskManager are Flink's own words for its processes.
        .haveNameMatching(".*((?<!\\.Job|\\.Task)Manager|Helper|Utils?|Impl|Processor|DTO)")
        .check(CLASSES);
  }

  private static String in(String room) {
    return "io.followspot." + room;
  }

  private static List<Path> classFolders() {
    try (Stream<Path> modules = Files.list(Project.root())) {
      return modules
          .map(module -> module.resolve("target/classes"))
          .filter(Files::isDirectory)
          .toList();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
