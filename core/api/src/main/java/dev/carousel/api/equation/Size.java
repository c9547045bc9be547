package dev.carousel.api.equation;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A length as a linear expression in named sizes, such as {@code 2*units + 1}. Two sizes are equal
 * when their expressions are.
 *
 * @param terms factor of each name, none of them 0
 */
public record Size(SortedMap<String, Integer> terms, int constant) {
  /** The size of scalars, which alone stretch to any other size. */
  public static final Size ONE = of(1);

  public Size {
    var kept = new TreeMap<String, Integer>(terms);
    kept.values().removeIf(factor -> factor == 0);
    terms = java.util.Collections.unmodifiableSortedMap(kept);
  }

  public static Size of(int value) {
    return new Size(new TreeMap<>(), value);
  }

  public static Size named(String name) {
    return new Size(new TreeMap<>(Map.of(name, 1)), 0);
  }

  public Size plus(Size other) {
    return combine(other, 1);
  }

  public Size minus(Size other) {
    return combine(other, -1);
  }

  public Size times(int factor) {
    return of(0).combine(this, factor);
  }

  private Size combine(Size other, int factor) {
    var sum = new TreeMap<String, Integer>(terms);
    other.terms.forEach((name, f) -> sum.merge(name, f * factor, Integer::sum));
    return new Size(sum, constant + factor * other.constant);
  }

  public boolean isOne() {
    return terms.isEmpty() && constant == 1;
  }

  /**
   * The number it stands for.
   *
   * @throws IllegalArgumentException if {@code sizes} lacks a name
   */
  public int value(Map<String, Integer> sizes) {
    int sum = constant;
    for (var term : terms.entrySet()) {
      Integer size = sizes.get(term.getKey());
      if (size == null) {
        throw new IllegalArgumentException("no size is named " + term.getKey());
      }
      sum += term.getValue() * size;
    }
    return sum;
  }

  @Override
  public String toString() {
    var text = new StringBuilder();
    terms.forEach(
        (name, factor) -> {
          String sign = factor < 0 ? "-" : "+";
          text.append(text.isEmpty() ? (factor < 0 ? "-" : "") : " " + sign + " ");
          text.append(Math.abs(factor) == 1 ? name : Math.abs(factor) + "*" + name);
        });
    if (constant != 0 || text.isEmpty()) {
      text.append(
          text.isEmpty() ? "" + constant : (constant < 0 ? " - " : " + ") + Math.abs(constant));
    }
    return text.toString();
  }
}
