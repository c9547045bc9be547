package dev.carousel.lab.spec;

import dev.carousel.lab.plugin.Catalogue;
import dev.carousel.lab.spec.Node.Mapping;
import dev.carousel.lab.study.Study;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads studies. Holds nothing between two of them. */
public final class StudyReader {
  private final Catalogue catalogue;

  public StudyReader(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  /**
   * Reads and checks a study.
   *
   * @param overrides of the form {@code PATH=VALUE}
   * @throws StudyException with every problem of the file and the overrides
   */
  public Study read(Path file, List<String> overrides) {
    return read(StudyFile.read(file), file.toAbsolutePath().getParent(), overrides);
  }

  /**
   * Reads and checks a study given as text.
   *
   * @param name what messages call it
   * @param folder where files that it names are looked for before the working folder; or null
   * @param overrides of the form {@code PATH=VALUE}
   * @throws StudyException with every problem of the text and the overrides
   */
  public Study read(String name, String text, @Nullable Path folder, List<String> overrides) {
    return read(new Source(name, text), folder, overrides);
  }

  /** As {@link #read(String, String, Path, List)}, without a folder. */
  public Study read(String name, String text, List<String> overrides) {
    return read(name, text, null, overrides);
  }

  private Study read(Source source, @Nullable Path folder, List<String> overrides) {
    var problems = new Problems();
    Mapping written = written(source, problems);
    var overlay = new Overlay(catalogue);
    Mapping root = new Overrides(overlay, problems).apply(written, overrides);
    Optional<Study> study =
        new StudyBinder(catalogue, overlay, new DataFiles(folder), problems)
            .bind(overDefaults(overlay, root));
    problems.throwIfAny(source);
    return study.orElseThrow();
  }

  private static Mapping written(Source source, Problems problems) {
    StudyFile.checkCharacters(source, problems);
    problems.throwIfAny(source);
    Optional<Node> root = YamlReader.read(source, 0, source.text().length(), problems);
    if (root.isPresent() && root.get() instanceof Mapping mapping) {
      return mapping;
    }
    if (problems.isEmpty()) {
      Span start = root.map(Node::span).orElse(source.span(0, 0));
      String found = root.map(Node::words).orElse("nothing");
      problems.add(
          start,
          root.isPresent() ? "not-a-mapping" : "empty-file",
          "a study is a mapping that begins with study: NAME, and this is " + found);
    }
    problems.throwIfAny(source);
    throw new IllegalStateException("a problem was reported and not thrown");
  }

  private static Mapping overDefaults(Overlay overlay, Mapping root) {
    var source = new Source("defaults of every study", StudyOptions.COMPONENTS);
    Optional<Node> defaults = YamlReader.read(source, 0, source.text().length(), new Problems());
    return (Mapping) overlay.over(List.of(), defaults.orElseThrow(), root);
  }
}
