package io.followspot.checks.documents;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.followspot.checks.documents.ScriptTexts.Text;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every text of the page is in every catalogue, and nothing else is. docs/languages.md. */
class PageTextsTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Directly before a text that is looked up. */
  private static final Pattern LOOKED_UP = Pattern.compile("(?:.* )?(?:t|parts) \\(");

  private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\w+}");

  /** Words, or one with a capital letter. */
  private static final Pattern FOR_PEOPLE =
      Pattern.compile("(?s).*(?:[A-Za-z]{2,} [A-Za-z]|^[A-Z][a-z]{2,}).*");

  /** A word beside an expression of a template. */
  private static final Pattern BESIDE_VALUE =
      Pattern.compile("(?s) [A-Za-z]{2,}.*|.*[A-Za-z]{2,}:? ");

  /** Where even a single word is shown: as a child of an element, or as its name. */
  private static final Pattern SHOWN =
      Pattern.compile(
          "(?:.* )?(?:} ,|\"aria-label\" :|\"aria-valuetext\" :|title :|alt :|placeholder :"
              + "|textContent =|toast \\()");

  /** In a code element, and what is imported, compared or selected, is not language. */
  private static final Pattern NOT_SHOWN =
      Pattern.compile(
          "(?:.* )?(?:\"code(?:\\.\\w+)?\" , \\{ } ,|from|import(?: \\()?|= = =|= = = `"
              + "|(?:querySelector|querySelectorAll|closest|matches|get|set) \\()");

  /** Names of formats, classes, fields and commands, which are the same in every language. */
  private static final Set<String> SAME_EVERYWHERE =
      Set.of(
          "English",
          "GeoJSON",
          "JSON",
          "CSV",
          "Moving Features",
          "asyncapi.yaml",
          "Notification",
          "TimeoutError",
          "./followspot demo",
          "./followspot publish --camera ",
          "px system-ui, sans-serif",
          "chip warn",
          "chip good",
          "chip ",
          "link ",
          "message ",
          "curl ",
          "HTTP ",
          "--realtime ",
          "lobby",
          "yolox_nano.onnx",
          "person, car",
          "kafka-console-consumer.sh --bootstrap-server HOST:9092 --topic ");

  private static final Pattern KEY_OR_HEADER =
      Pattern.compile(
          "Arrow\\w+|Enter|Escape|Delete|Backspace|Insert|Home|End|[A-Z][a-z]+(?:-[A-Z][a-z]+)+");

  /** What stands between the tags of a document, and what its elements are called. */
  private static final Pattern IN_DOCUMENT =
      Pattern.compile("aria-label=\"([^\"]+)\"|>([^<>]*[A-Za-z][^<>]*)<(?!/(?:title|p)>)");

  @Test
  void catalogues_haveAllTextsOfThePageAndNoOthers() throws IOException {
    Set<String> used = textsInUse();

    assertThat(used).hasSizeGreaterThan(300);
    for (String language : languages()) {
      assertThat(catalogue(language).keySet()).as("texts/%s.json", language).isEqualTo(used);
    }
  }

  @Test
  void english_hasThePluralsAndWhatItsKeyDoesNotSay() throws IOException {
    Set<String> used = textsInUse();
    TreeMap<String, JsonNode> english = catalogue("en");

    assertThat(used).containsAll(english.keySet());
    assertThat(english.keySet())
        .as("texts/en.json")
        .containsAll(used.stream().filter(text -> text.contains("{count}")).toList());
    english.forEach((text, form) -> assertThat(form.asText()).isNotEqualTo(text));
  }

  @Test
  void texts_haveTheSamePlaceholdersInEveryLanguage() throws IOException {
    List<String> wrong = new ArrayList<>();
    for (String language : Stream.concat(languages().stream(), Stream.of("en")).toList()) {
      catalogue(language)
          .forEach(
              (text, entry) -> {
                for (String form : formsOf(entry)) {
                  if (form.isBlank() || !placeholdersOf(form).equals(placeholdersOf(text))) {
                    wrong.add(language + ": " + text + " -> " + form);
                  }
                }
              });
    }

    assertThat(wrong).isEmpty();
  }

  @Test
  void catalogues_areSortedAndOfferedOnThePage() throws IOException {
    String script = Files.readString(page("text.js"));
    for (Path file : Documents.filesEndingWith(".json")) {
      if (file.getParent().endsWith("texts")) {
        List<String> texts = new ArrayList<>();
        JSON.readTree(file.toFile()).fieldNames().forEachRemaining(texts::add);
        assertThat(texts).as(Documents.nameOf(file)).isSorted();
        String language = file.getFileName().toString().replace(".json", "");
        assertThat(script).containsPattern("LANGUAGES = \\{.*\\b" + language + ": \"");
      }
    }
  }

  @Test
  void code_hasNoTextForPeopleOutsideOfTheCatalogue() throws IOException {
    List<String> wrong = new ArrayList<>();
    for (Path file : Documents.pageFiles(".js")) {
      for (Text text : ScriptTexts.of(Files.readString(file))) {
        if (isForPeople(text) && !LOOKED_UP.matcher(text.before()).matches()) {
          wrong.add(Documents.nameOf(file) + ": " + text.value());
        }
      }
    }

    assertThat(wrong).as("to be looked up with t() or parts()").isEmpty();
  }

  private static boolean isForPeople(Text text) {
    String value = text.value().strip();
    if (SAME_EVERYWHERE.contains(text.value())
        || KEY_OR_HEADER.matcher(value).matches()
        || NOT_SHOWN.matcher(text.before()).matches()) {
      return false;
    }
    boolean hasWord = Pattern.compile("[A-Za-z]{2,}").matcher(value).find();
    return FOR_PEOPLE.matcher(value).matches()
        || BESIDE_VALUE.matcher(text.value()).matches()
        || (hasWord && SHOWN.matcher(text.before()).matches());
  }

  private static Set<String> textsInUse() throws IOException {
    Set<String> used = new TreeSet<>();
    for (Path file : Documents.pageFiles(".js")) {
      ScriptTexts.of(Files.readString(file)).stream()
          .filter(text -> LOOKED_UP.matcher(text.before()).matches())
          .forEach(text -> used.add(text.value()));
    }
    for (Path file : Documents.pageFiles(".html")) {
      String body = Files.readString(file).replaceAll("(?s).*<body>|<noscript>.*", "");
      IN_DOCUMENT
          .matcher(body)
          .results()
          .map(found -> found.group(1) != null ? found.group(1) : found.group(2))
          .map(String::strip)
          .filter(text -> !text.equals("Followspot"))
          .forEach(used::add);
    }
    return used;
  }

  /** All but English, whose texts are the keys. */
  private static List<String> languages() throws IOException {
    List<String> languages =
        Documents.filesEndingWith(".json").stream()
            .filter(file -> file.getParent().endsWith("texts"))
            .map(file -> file.getFileName().toString().replace(".json", ""))
            .filter(language -> !language.equals("en"))
            .toList();
    assertThat(languages).contains("zh");
    return languages;
  }

  private static TreeMap<String, JsonNode> catalogue(String language) throws IOException {
    TreeMap<String, JsonNode> texts = new TreeMap<>();
    JSON.readTree(page("texts/" + language + ".json").toFile())
        .fields()
        .forEachRemaining(entry -> texts.put(entry.getKey(), entry.getValue()));
    return texts;
  }

  private static Path page(String name) throws IOException {
    return Documents.filesEndingWith("/page/static/" + name).get(0);
  }

  private static List<String> formsOf(JsonNode entry) {
    if (entry.isTextual()) {
      return List.of(entry.asText());
    }
    assertThat(entry.has("other")).as("form \"other\" of " + entry).isTrue();
    List<String> forms = new ArrayList<>();
    entry.forEach(form -> forms.add(form.asText()));
    return forms;
  }

  private static Set<String> placeholdersOf(String text) {
    return PLACEHOLDER
        .matcher(text)
        .results()
        .map(MatchResult::group)
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
