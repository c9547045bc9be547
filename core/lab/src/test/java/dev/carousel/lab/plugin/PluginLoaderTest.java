package dev.carousel.lab.plugin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carousel.api.describe.Kind;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PluginLoaderTest {
  @TempDir private Path work;
  private Path folder = Path.of("");

  @BeforeEach
  void makeFolder() throws IOException {
    folder = Files.createDirectory(work.resolve("plugins"));
  }

  private JarMaker jar() {
    return new JarMaker(work);
  }

  private Path good(String jar, String plugin, String schedule) {
    return jar()
        .schedule(plugin + "Schedule", schedule)
        .plugin(plugin, "API_LEVEL", plugin + "Schedule")
        .services("stranger." + plugin + "  # the plugin\n")
        .write(folder.resolve(jar));
  }

  private Catalogue load() {
    return PluginLoader.load(List.of(folder));
  }

  /** The reason for the only problem, which must be with this jar. */
  private String reason(String jar) {
    List<PluginProblem> problems = load().problems();
    assertEquals(1, problems.size(), problems::toString);
    assertEquals(folder.resolve(jar).toString(), problems.getFirst().path());
    return problems.getFirst().reason();
  }

  @Test
  void a_good_jar_is_in_the_catalogue_with_its_origin_and_digest() throws Exception {
    Path jar = good("good.jar", "Good", "stranger-decay");
    Catalogue catalogue = load();
    Offer offer = catalogue.find(Kind.SCHEDULE, "stranger-decay");
    byte[] hash = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(jar));
    String digest = HexFormat.of().formatHex(hash);
    assertEquals(new Origin("good", "7.1", jar.toString(), digest), offer.origin());
    assertEquals("no change", offer.type().summary());
    assertEquals(List.of(), catalogue.problems());
    assertTrue(catalogue.offers(Kind.SCHEDULE).contains(offer));
  }

  @Test
  void plugins_of_the_class_path_are_there_without_a_folder() {
    Catalogue catalogue = PluginLoader.load(List.of());
    assertEquals("carousel-cells", catalogue.find(Kind.CELL, "lstm").origin().plugin());
    assertEquals(List.of(), catalogue.problems());
    assertEquals(List.of(), catalogue.duplicates());
  }

  @Test
  void each_jar_has_a_class_loader_of_its_own() {
    good("a.jar", "Same", "first-decay");
    good("b.jar", "Same", "second-decay");
    Catalogue catalogue = load();
    Class<?> first = catalogue.find(Kind.SCHEDULE, "first-decay").type().type();
    Class<?> second = catalogue.find(Kind.SCHEDULE, "second-decay").type().type();
    assertEquals(first.getName(), second.getName());
    assertTrue(first != second);
  }

  @Test
  void a_text_named_jar_is_not_a_jar() throws IOException {
    Files.writeString(folder.resolve("notes.jar"), "remember the milk");
    assertEquals("is not a jar", reason("notes.jar"));
  }

  @Test
  void a_truncated_jar_is_broken() throws IOException {
    Path jar = good("cut.jar", "Cut", "cut-decay");
    byte[] whole = Files.readAllBytes(jar);
    Files.write(jar, Arrays.copyOf(whole, whole.length / 2));
    assertTrue(reason("cut.jar").startsWith("is a broken jar: "));
  }

  @Test
  void a_jar_with_damaged_content_is_broken() throws IOException {
    Path jar =
        jar().file("notes.txt", "word ".repeat(1000)).services("x").write(folder.resolve("d.jar"));
    byte[] content = Files.readAllBytes(jar);
    Arrays.fill(content, 45, 60, (byte) 0xff);
    Files.write(jar, content);
    assertTrue(reason("d.jar").startsWith("is a broken jar: "), () -> reason("d.jar"));
  }

  @Test
  void an_empty_file_and_a_folder_are_no_jars() throws IOException {
    Files.createFile(folder.resolve("empty.jar"));
    Files.createDirectory(folder.resolve("folder.jar"));
    assertEquals(
        List.of("is an empty file", "is a folder, not a jar"),
        load().problems().stream().map(PluginProblem::reason).toList());
  }

  @Test
  void a_jar_without_services_file_offers_no_plugin() {
    jar().file("README", "hello").write(folder.resolve("library.jar"));
    assertEquals(
        "offers no plugin: it has no META-INF/services/dev.carousel.api.Plugin",
        reason("library.jar"));
  }

  @Test
  void a_services_file_without_names_offers_no_plugin() {
    jar().services("# nothing yet\n\n").write(folder.resolve("idle.jar"));
    assertEquals(
        "names no plugin class in its META-INF/services/dev.carousel.api.Plugin",
        reason("idle.jar"));
  }

  @Test
  void a_missing_plugin_class_is_named() {
    jar().services("stranger.Gone").write(folder.resolve("gone.jar"));
    assertEquals("names the plugin class stranger.Gone, which is not in it", reason("gone.jar"));
  }

  @Test
  void a_class_that_is_no_plugin_is_refused() {
    jar()
        .source("Other", "public class Other {}")
        .services("stranger.Other")
        .write(folder.resolve("other.jar"));
    assertEquals(
        "names stranger.Other, which does not implement dev.carousel.api.Plugin",
        reason("other.jar"));
  }

  @Test
  void a_class_file_of_a_newer_java_is_refused_with_both_versions() {
    jar()
        .plugin("Newer", "API_LEVEL")
        .classFileVersion(99)
        .services("stranger.Newer")
        .write(folder.resolve("newer.jar"));
    assertEquals(
        "is too new: stranger.Newer is compiled for Java 55, this is Java "
            + Runtime.version().feature(),
        reason("newer.jar"));
  }

  @Test
  void a_plugin_of_an_older_api_is_too_old() {
    jar().plugin("Old", "0").services("stranger.Old").write(folder.resolve("old.jar"));
    assertEquals("is too old: built for API level 0, this Carousel needs 1", reason("old.jar"));
  }

  @Test
  void a_plugin_of_a_newer_api_is_too_new() {
    jar().plugin("Young", "2").services("stranger.Young").write(folder.resolve("young.jar"));
    assertEquals("is too new: built for API level 2, this Carousel offers 1", reason("young.jar"));
  }

  @Test
  void a_constructor_that_throws_is_quoted() {
    jar()
        .plugin("Angry", "API_LEVEL")
        .source(
            "Angry",
            """
            public final class Angry implements dev.carousel.api.Plugin {
              public Angry() { throw new IllegalStateException("no licence"); }
              public String name() { return "angry"; }
              public String version() { return "1"; }
              public int apiLevel() { return API_LEVEL; }
              public java.util.List<Class<? extends dev.carousel.api.Component>> components() {
                return java.util.List.of();
              }
            }
            """)
        .services("stranger.Angry")
        .write(folder.resolve("angry.jar"));
    assertEquals(
        "fails: the constructor of stranger.Angry: java.lang.IllegalStateException: no licence",
        reason("angry.jar"));
  }

  @Test
  void a_missing_class_that_a_plugin_needs_is_named() {
    jar()
        .source("Base", "public class Base {}")
        .source(
            "Needy",
            """
            public final class Needy extends Base implements dev.carousel.api.Plugin {
              public String name() { return "needy"; }
              public String version() { return "1"; }
              public int apiLevel() { return API_LEVEL; }
              public java.util.List<Class<? extends dev.carousel.api.Component>> components() {
                return java.util.List.of();
              }
            }
            """)
        .without("Base")
        .services("stranger.Needy")
        .write(folder.resolve("needy.jar"));
    assertEquals(
        "fails: stranger.Needy needs the missing class stranger/Base", reason("needy.jar"));
  }

  @Test
  void a_component_that_cannot_be_described_stops_no_other_of_its_jar() {
    jar()
        .source(
            "Bare",
            """
            public record Bare() implements dev.carousel.api.Schedule {
              public double factor(dev.carousel.api.Schedule.Progress progress) { return 1; }
            }
            """)
        .schedule("Fine", "fine-decay")
        .plugin("Half", "API_LEVEL", "Bare", "Fine")
        .services("stranger.Half")
        .write(folder.resolve("half.jar"));
    assertEquals(
        "has a component that cannot be used: stranger.Bare needs a @Name of lower-case words"
            + " joined by hyphens",
        reason("half.jar"));
    assertEquals("half", load().find(Kind.SCHEDULE, "fine-decay").origin().plugin());
  }

  @Test
  void a_parameter_that_studies_use_themselves_is_refused() {
    jar()
        .source(
            "Typed",
            """
            import dev.carousel.api.describe.*;
            @Name("typed") @Summary("s")
            public record Typed(@Doc("d") String type) implements dev.carousel.api.Schedule {
              public double factor(dev.carousel.api.Schedule.Progress progress) { return 1; }
            }
            """)
        .plugin("Types", "API_LEVEL", "Typed")
        .services("stranger.Types")
        .write(folder.resolve("typed.jar"));
    assertEquals(
        "has the component \"typed\" with a parameter \"type\", a key that studies use themselves",
        reason("typed.jar"));
  }

  @Test
  void a_broken_jar_stops_no_other() throws IOException {
    Files.writeString(folder.resolve("a.jar"), "PK no");
    good("b.jar", "Fine", "fine-decay");
    jar().services("stranger.Gone").write(folder.resolve("c.jar"));
    Catalogue catalogue = load();
    assertEquals("fine", catalogue.find(Kind.SCHEDULE, "fine-decay").origin().plugin());
    assertEquals(2, catalogue.problems().size());
  }

  @Test
  void a_name_offered_twice_is_used_by_neither_and_names_both_jars() {
    Path first = good("a.jar", "First", "twice-decay");
    Path second = good("b.jar", "Second", "twice-decay");
    Catalogue catalogue = load();
    var e =
        assertThrows(
            UnknownComponentException.class, () -> catalogue.find(Kind.SCHEDULE, "twice-decay"));
    assertEquals("duplicate-name", e.id());
    assertEquals(
        "2 plugins offer a schedule \"twice-decay\", so none of them is used", e.getMessage());
    assertEquals(
        List.of(
            "they are first 7.1 ("
                + first
                + ") and second 7.1 ("
                + second
                + "); take all but one away."),
        e.help());
    assertTrue(e.isPluginFault());
    assertEquals(1, catalogue.duplicates().size());
    assertTrue(
        catalogue.offers(Kind.SCHEDULE).stream().noneMatch(o -> o.name().equals("twice-decay")));
  }

  @Test
  void a_plugin_class_that_the_class_path_has_is_not_loaded_again() {
    jar().services("dev.carousel.cells.CellsPlugin").write(folder.resolve("copy.jar"));
    assertEquals(
        "names dev.carousel.cells.CellsPlugin, which the class path has already and which is used"
            + " from there",
        reason("copy.jar"));
  }

  @Test
  void a_jar_named_twice_is_read_once() {
    good("a.jar", "Once", "once-decay");
    Catalogue catalogue = PluginLoader.load(List.of(folder, folder.resolve("../plugins")));
    assertEquals("once", catalogue.find(Kind.SCHEDULE, "once-decay").origin().plugin());
  }

  @Test
  void a_missing_folder_is_a_problem_and_files_that_are_no_jars_are_not() throws IOException {
    Files.writeString(folder.resolve("README.md"), "plugins go here");
    Path missing = work.resolve("missing");
    Catalogue catalogue = PluginLoader.load(List.of(folder, missing));
    assertEquals(
        List.of(new PluginProblem(missing.toString(), "is not a folder that can be read")),
        catalogue.problems());
  }

  @Test
  void folders_come_from_the_command_line_and_then_from_the_environment() {
    Path option = Path.of("mine");
    assertEquals(List.of(option), PluginLoader.folders(List.of(option), null));
    assertEquals(
        List.of(option, Path.of("a"), Path.of("b")),
        PluginLoader.folders(List.of(option), "a" + File.pathSeparator + File.pathSeparator + "b"));
  }
}
