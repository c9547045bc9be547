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
import org.yaml.snakeyaml.error.Mark;
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

  private final Source source;
  private final int from;
  private final String text;
  private final Problems problems;
  private final Iterator<Event> events;

  /** Offset of each code point; null where every character is one. */
  private final int @Nullable [] offsets;

  private final Map<String, Anchored> anchors = new HashMap<>();
  private int aliased;
  private int read;

  private YamlReader(Source source, int from, int to, Problems problems) {
    this.source = source;
    this.from = from;
    this.text = source.text().substring(from, to);
    this.problems = problems;
    this.events = new Yaml().parse(new StringReader(text)).iterator();
    this.offsets =
        text.chars().anyMatch(c -> Character.isSurrogate((char) c)) ? offsets(text) : null;
  }

  private static int[] offsets(String text) {
    int[] offsets = new int[text.codePointCount(0, text.length()) + 1];
    for (int point = 1; point < offsets.length; point++) {
      offsets[point] = text.offsetByCodePoints(offsets[point - 1], 1);
    }
    return offsets;
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
      Span at = reader.point(SyntaxWords.index(e.getProblemMark()));
      Mark context = e.getContextMark();
      Span opened = context == null ? at : reader.point(context.getIndex());
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
            token(start.getStartMark()),
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
          token(event.getStartMark()),
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
    Span span = token(event.getStartMark());
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
    Span span = contentSpan(event);
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
    Span span = span(start, event);
    return tagged ? new Refused(span) : new Sequence(items, span);
  }

  private Node mapping(MappingStartEvent start, int depth) {
    boolean tagged = refusesTag(start, start.getTag());
    var entries = new LinkedHashMap<String, Entry>();
    Event event = events.next();
    while (event instanceof NodeEvent) {
      String key = key(event, depth);
      Span at =
          event instanceof ScalarEvent scalar ? contentSpan(scalar) : token(event.getStartMark());
      Entry entry = new Entry(key, at, node(events.next(), depth + 1));
      add(entry, entries);
      event = events.next();
    }
    Span span = span(start, event);
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
      Span span = token(event.getStartMark());
      node(event, depth + 1);
      problems.add(span, "unusable-key", "a key is a text, not a list, mapping or alias");
      return "";
    }
    Span span = contentSpan(scalar);
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
    Span span = token(event.getStartMark());
    while (!span.text().startsWith("!") && span.to() < source.text().length()) {
      span = tokenAt(span.to() + 1);
    }
    problems.add(
        span,
        "tag",
        span.text() + " is a tag, and studies have none",
        "take it away; a value in quotes is a text, one without is what it looks like.");
    return true;
  }

  /** The span of a scalar without its anchor and tag. */
  private Span contentSpan(ScalarEvent event) {
    int start = offset(event.getStartMark());
    int end = offset(event.getEndMark());
    boolean properties = event.getAnchor() != null || event.getTag() != null;
    while (properties && start < end && "&!".indexOf(source.text().charAt(start)) >= 0) {
      start = tokenAt(start).to();
      while (start < end && Character.isWhitespace(source.text().charAt(start))) {
        start++;
      }
    }
    return source.span(start, end);
  }

  private Span span(CollectionStartEvent start, Event end) {
    return source.span(offset(start.getStartMark()), offset(end.getEndMark()));
  }

  private Span point(int codePoints) {
    int start = offset(codePoints);
    int end = start < source.text().length() ? source.text().offsetByCodePoints(start, 1) : start;
    return source.span(start, end);
  }

  private Span token(Mark mark) {
    return tokenAt(offset(mark));
  }

  /** From an offset to the next white space or comma, at least one character. */
  private Span tokenAt(int start) {
    int end = start;
    String all = source.text();
    while (end < all.length()
        && !Character.isWhitespace(all.charAt(end))
        && (end == start || ",[]{}".indexOf(all.charAt(end)) < 0)) {
      end++;
    }
    return source.span(start, end);
  }

  private int offset(Mark mark) {
    return offset(mark.getIndex());
  }

  private int offset(int codePoints) {
    return from + (offsets == null ? codePoints : offsets[codePoints]);
  }
}
