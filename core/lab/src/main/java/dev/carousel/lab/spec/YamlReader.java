package dev.carousel.lab.spec;

import dev.carousel.lab.spec.Node.Entry;
import dev.carousel.lab.spec.Node.Mapping;
import dev.carousel.lab.spec.Node.Refused;
import dev.carousel.lab.spec.Node.Scalar;
import dev.carousel.lab.spec.Node.Sequence;
import dev.carousel.lab.spec.Node.Style;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.DocumentStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.MappingStartEvent;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;

/**
 * Reads one YAML document into a located tree. Duplicate keys, tags, merge keys, several documents,
 * values that YAML 1.1 misreads, and aliases that recur or multiply are reported here.
 */
final class YamlReader {
  private static final int DEEPEST = 40;

  /** The most nodes that aliases may stand for, all together. */
  private static final int MOST_ALIASED = 10_000;

  /** Ends the reading after a problem that leaves nothing sensible to go on with. */
  private static final class Stop extends RuntimeException {
    private static final long serialVersionUID = 1;

    Stop() {
      super(null, null, false, false);
    }
  }

  /** An anchored value; without a value while it is being read. */
  private record Anchored(@Nullable Node value, int nodes) {}

  private final Marks marks;
  private final Problems problems;
  private final Iterator<Event> events;

  private final Map<String, Anchored> anchors = new HashMap<>();
  private int aliased;
  private int read;

  private YamlReader(Source source, int from, int to, Problems problems) {
    this.marks = new Marks(source, from, to);
    this.problems = problems;
    String text = source.text().substring(from, to);
    this.events = new Yaml().parse(new StringReader(text)).iterator();
  }

  /**
   * Reads a part of a text as a document of its own.
   *
   * @return empty if there is none, or after a problem that ended the reading
   */
  static Optional<Node> read(Source source, int from, int to, Problems problems) {
    var reader = new YamlReader(source, from, to, problems);
    try {
      return Optional.ofNullable(reader.document());
    } catch (MarkedYAMLException e) {
      Span at = reader.marks.point(e.getProblemMark());
      Span opened = e.getContextMark() == null ? at : reader.marks.point(e.getContextMark());
      SyntaxWords.report(e, at, opened, problems);
      return Optional.empty();
    } catch (Stop _) {
      return Optional.empty();
    }
  }

  private @Nullable Node document() {
    Node root = null;
    while (events.hasNext()) {
      Event event = events.next();
      if (event instanceof NodeEvent) {
        root = node(event, 0);
      } else if (event instanceof DocumentStartEvent start && root != null) {
        problems.add(
            marks.token(start.getStartMark()),
            "several-documents",
            "a second document begins here, and a study is one",
            "take the --- away, or write a file for each study.");
        throw new Stop();
      }
    }
    return root;
  }

  private Node node(Event event, int depth) {
    read++;
    if (event instanceof AliasEvent alias) {
      return alias(alias);
    }
    var start = (NodeEvent) event;
    int before = read;
    Optional.ofNullable(start.getAnchor())
        .ifPresent(anchor -> anchors.put(anchor, new Anchored(null, 0)));
    if (depth > DEEPEST) {
      problems.add(
          marks.token(event.getStartMark()),
          "too-deep",
          "this is inside more than " + DEEPEST + " lists and mappings");
      throw new Stop();
    }
    Node value =
        switch (event) {
          case ScalarEvent scalar -> scalar(scalar);
          case MappingStartEvent mapping -> mapping(mapping, depth);
          default -> sequence((CollectionStartEvent) event, depth);
        };
    Optional.ofNullable(start.getAnchor())
        .ifPresent(anchor -> anchors.put(anchor, new Anchored(value, 1 + read - before)));
    return value;
  }

  private Node alias(AliasEvent event) {
    Span span = marks.token(event.getStartMark());
    Anchored anchored = anchors.get(event.getAnchor());
    if (anchored == null) {
      problems.add(
          span,
          "unknown-alias",
          "no anchor \"&" + event.getAnchor() + "\" stands before this alias",
          "put a text that begins with * in quotes.");
      return new Refused(span);
    }
    if (anchored.value() == null) {
      problems.add(
          span,
          "recursive-alias",
          "the alias " + span.text() + " stands inside what it is an alias of");
      return new Refused(span);
    }
    aliased += anchored.nodes();
    read += anchored.nodes();
    if (aliased > MOST_ALIASED) {
      problems.add(
          span,
          "too-many-aliases",
          "the aliases up to here stand for more than " + MOST_ALIASED + " values",
          "aliases of lists of aliases multiply; write the values out.");
      throw new Stop();
    }
    return anchored.value();
  }

  private Node scalar(ScalarEvent event) {
    Span span = marks.content(event);
    boolean tagged = refusesTag(event, event.getTag());
    if (tagged) {
      return new Refused(span);
    }
    Style style =
        switch (event.getScalarStyle()) {
          case PLAIN, JSON_SCALAR_STYLE -> Style.PLAIN;
          case SINGLE_QUOTED, DOUBLE_QUOTED -> Style.QUOTED;
          case LITERAL -> Style.LITERAL;
          case FOLDED -> Style.FOLDED;
        };
    return style == Style.PLAIN
        ? Scalars.plain(event.getValue(), span, problems)
        : new Scalar(event.getValue(), event.getValue(), style, span);
  }

  private Node sequence(CollectionStartEvent start, int depth) {
    boolean tagged = refusesTag(start, start.getTag());
    var items = new ArrayList<Node>();
    Event event = events.next();
    while (event instanceof NodeEvent) {
      items.add(node(event, depth + 1));
      event = events.next();
    }
    Span span = marks.span(start, event);
    return tagged ? new Refused(span) : new Sequence(items, span);
  }

  private Node mapping(MappingStartEvent start, int depth) {
    boolean tagged = refusesTag(start, start.getTag());
    var entries = new LinkedHashMap<String, Entry>();
    Event event = events.next();
    while (event instanceof NodeEvent) {
      String key = key(event, depth);
      Span at =
          event instanceof ScalarEvent scalar
              ? marks.content(scalar)
              : marks.token(event.getStartMark());
      Entry entry = new Entry(key, at, node(events.next(), depth + 1));
      add(entry, entries);
      event = events.next();
    }
    Span span = marks.span(start, event);
    return tagged ? new Refused(span) : new Mapping(List.copyOf(entries.values()), span);
  }

  private void add(Entry entry, Map<String, Entry> entries) {
    if (entry.key().isEmpty()) {
      return;
    }
    Entry first = entries.putIfAbsent(entry.key(), entry);
    if (first != null) {
      problems.add(
          entry.at(),
          "duplicate-key",
          "the key \"" + entry.key() + "\" stands here a second time",
          "the first is at line "
              + first.at().line()
              + ", column "
              + first.at().column()
              + "; keep one of them.");
    }
  }

  /** The text of a key; empty after a problem. */
  private String key(Event event, int depth) {
    if (!(event instanceof ScalarEvent scalar)) {
      Span span = marks.token(event.getStartMark());
      node(event, depth + 1);
      problems.add(span, "unusable-key", "a key is a text, not a list, mapping or alias");
      return "";
    }
    Span span = marks.content(scalar);
    if (refusesTag(scalar, scalar.getTag())) {
      return "";
    }
    if (scalar.isPlain() && scalar.getValue().equals("<<")) {
      problems.add(
          span,
          "merge-key",
          "merge keys (<<) are not part of studies",
          "write the keys out, or use an alias for the whole value.");
      return "";
    }
    if (scalar.getValue().isEmpty()) {
      problems.add(span, "unusable-key", "there is no key before this \":\"");
    }
    return scalar.getValue();
  }

  private boolean refusesTag(Event event, @Nullable String tag) {
    if (tag == null) {
      return false;
    }
    Span span = marks.tag(event.getStartMark());
    problems.add(
        span,
        "tag",
        span.text() + " is a tag, and studies have none",
        "take it away; a value in quotes is a text, one without is what it looks like.");
    return true;
  }
}
