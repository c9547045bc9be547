package dev.carousel.cli;

import dev.carousel.api.equation.Size;
import dev.carousel.compute.program.Shape;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * How many numbers some shapes hold, as a polynomial in named sizes, such as {@code 4*units^2 +
 * 4*units}.
 *
 * @param terms factor of each product of names, none of them 0; the product of none is a number
 */
record SizeFormula(SortedMap<List<String>, Long> terms) {
  /** High powers first, then by name. */
  private static final Comparator<List<String>> ORDER =
      Comparator.<List<String>, Integer>comparing(List::size)
          .reversed()
          .thenComparing(names -> String.join(" ", names));

  SizeFormula {
    var kept = new TreeMap<List<String>, Long>(ORDER);
    kept.putAll(terms);
    kept.values().removeIf(factor -> factor == 0);
    terms = Collections.unmodifiableSortedMap(kept);
  }

  static SizeFormula of(Stream<Shape> shapes) {
    var sum = new TreeMap<List<String>, Long>(ORDER);
    shapes.forEach(shape -> add(shape, sum));
    return new SizeFormula(sum);
  }

  private static void add(Shape shape, Map<List<String>, Long> sum) {
    for (Term row : terms(shape.rows())) {
      for (Term column : terms(shape.columns())) {
        var names = new ArrayList<>(row.names());
        names.addAll(column.names());
        names.sort(Comparator.naturalOrder());
        sum.merge(List.copyOf(names), row.factor() * column.factor(), Long::sum);
      }
    }
  }

  private record Term(List<String> names, long factor) {}

  private static List<Term> terms(Size size) {
    var terms = new ArrayList<Term>();
    size.terms().forEach((name, factor) -> terms.add(new Term(List.of(name), factor)));
    terms.add(new Term(List.of(), size.constant()));
    return terms;
  }

  /** The number that it stands for. */
  long value(Map<String, Integer> sizes) {
    return terms.entrySet().stream()
        .mapToLong(
            term ->
                term.getKey().stream()
                    .mapToLong(sizes::get)
                    .reduce(term.getValue(), Math::multiplyExact))
        .sum();
  }

  @Override
  public String toString() {
    var text = new StringBuilder();
    terms.forEach(
        (names, factor) -> {
          String sign = factor < 0 ? "-" : "+";
          text.append(text.isEmpty() ? (factor < 0 ? "-" : "") : " " + sign + " ");
          text.append(term(Math.abs(factor), names));
        });
    return text.isEmpty() ? "0" : text.toString();
  }

  private static String term(long factor, List<String> names) {
    var powers = new ArrayList<String>();
    for (String name : names.stream().distinct().toList()) {
      int power = Collections.frequency(names, name);
      powers.add(power == 1 ? name : name + "^" + power);
    }
    if (factor != 1 || powers.isEmpty()) {
      powers.addFirst(Long.toString(factor));
    }
    return String.join("*", powers);
  }
}
