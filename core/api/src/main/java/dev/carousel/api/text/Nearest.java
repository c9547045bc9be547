package dev.carousel.api.text;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Finds what a writer most likely meant by an unknown name. */
public final class Nearest {
  private Nearest() {}

  /**
   * Known names in order of their distance from {@code name}, ties in the given order; before all
   * but slips of the keys those of which it is a whole word, as {@code cifg} is of {@code
   * lstm-cifg}.
   */
  public static List<String> sorted(String name, Collection<String> known) {
    Comparator<String> byWord =
        Comparator.comparing(k -> distance(name, k) > 1 && !isWordOf(name, k));
    return known.stream().sorted(byWord.thenComparingInt(k -> distance(name, k))).toList();
  }

  private static boolean isWordOf(String name, String known) {
    return List.of(known.toLowerCase(Locale.ROOT).split("-"))
        .contains(name.toLowerCase(Locale.ROOT));
  }

  /** The nearest known name, where it is near enough to be a slip of the keys. */
  public static Optional<String> likely(String name, Collection<String> known) {
    return sorted(name, known).stream().filter(k -> near(name, k)).findFirst();
  }

  private static boolean near(String name, String known) {
    int longest = Math.max(name.length(), known.length());
    String folded = name.toLowerCase(Locale.ROOT);
    boolean prefix = name.length() >= 3 && known.toLowerCase(Locale.ROOT).startsWith(folded);
    int most = longest < 3 ? 0 : Math.max(1, longest / 3);
    return prefix || isWordOf(name, known) || distance(name, known) <= most;
  }

  /** Edits (insert, delete, replace, swap of neighbours) that turn one name into the other. */
  static int distance(String first, String second) {
    String a = first.toLowerCase(Locale.ROOT);
    String b = second.toLowerCase(Locale.ROOT);
    int[][] edits = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        edits[i][j] = i == 0 || j == 0 ? i + j : cheapest(a, b, i, j, edits);
      }
    }
    return edits[a.length()][b.length()];
  }

  private static int cheapest(String a, String b, int i, int j, int[][] edits) {
    int replace = edits[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
    int best = Math.min(replace, 1 + Math.min(edits[i - 1][j], edits[i][j - 1]));
    boolean swapped =
        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    return swapped ? Math.min(best, 1 + edits[i - 2][j - 2]) : best;
  }
}
