package dev.carousel.tasks;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A finite group. Permutations are numbered in the order of their writing as rows of images, so
 * that 0 changes nothing; residues by themselves.
 */
public enum Group {
  Z60,
  S3,
  A4,
  S4,
  A5,
  S5;

  private final List<String> elements;
  private final short[] products;

  Group() {
    boolean residues = name().equals("Z60");
    elements =
        residues ? residues(60) : permutations(name().charAt(1) - '0', name().startsWith("A"));
    int order = elements.size();
    products = new short[order * order];
    for (int a = 0; a < order; a++) {
      for (int b = 0; b < order; b++) {
        products[a * order + b] =
            (short)
                (residues
                    ? (a + b) % order
                    : elements.indexOf(then(elements.get(a), elements.get(b))));
      }
    }
  }

  private static List<String> residues(int order) {
    return IntStream.range(0, order).mapToObj(Integer::toString).toList();
  }

  private static List<String> permutations(int size, boolean even) {
    List<String> rows = List.of("");
    for (int place = 0; place < size; place++) {
      rows = rows.stream().flatMap(row -> longer(row, size)).toList();
    }
    return rows.stream().filter(row -> !even || inversions(row) % 2 == 0).toList();
  }

  private static Stream<String> longer(String row, int size) {
    return IntStream.rangeClosed(1, size)
        .mapToObj(Integer::toString)
        .filter(image -> !row.contains(image))
        .map(image -> row + image);
  }

  private static long inversions(String row) {
    return IntStream.range(0, row.length())
        .mapToLong(i -> IntStream.range(0, i).filter(j -> row.charAt(j) > row.charAt(i)).count())
        .sum();
  }

  /** First the one permutation, then the other. */
  private static String then(String first, String second) {
    var row = new StringBuilder();
    for (int i = 0; i < first.length(); i++) {
      row.append(second.charAt(first.charAt(i) - '1'));
    }
    return row.toString();
  }

  /** How many elements it has. */
  public int order() {
    return elements.size();
  }

  /** An element as a text, such as {@code 213}: the images of 1, 2 and 3. */
  public String element(int number) {
    return elements.get(number);
  }

  /** First {@code a}, then {@code b}. */
  int product(int a, int b) {
    return products[a * elements.size() + b];
  }
}
