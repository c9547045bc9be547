package dev.carousel.tasks;

/** One of Tomita's regular languages over 0 and 1, as its automaton; node 0 begins. */
enum Language {
  /** 1*. */
  ONES(new int[][] {{1, 0}, {1, 1}}, true, false),
  /** (10)*. */
  PAIRS(new int[][] {{2, 1}, {0, 2}, {2, 2}}, true, false, false),
  /** No odd run of zeros right behind an odd run of ones. */
  NO_ODD_AFTER_ODD(
      new int[][] {{0, 1}, {2, 0}, {3, 4}, {2, 1}, {4, 4}}, true, true, false, true, false),
  /** No 000. */
  NO_THREE_ZEROS(new int[][] {{1, 0}, {2, 0}, {3, 0}, {3, 3}}, true, true, true, false),
  /** Zeros even and ones even. */
  BOTH_EVEN(new int[][] {{1, 2}, {0, 3}, {3, 0}, {2, 1}}, true, false, false, false),
  /** Zeros less ones divisible by three. */
  DIFFERENCE_BY_THREE(new int[][] {{1, 2}, {2, 0}, {0, 1}}, true, false, false),
  /** 0*1*0*1*. */
  FOUR_RUNS(new int[][] {{0, 1}, {2, 1}, {2, 3}, {4, 3}, {4, 4}}, true, true, true, true, false);

  private final int[][] next;
  private final boolean[] accepting;

  Language(int[][] next, boolean... accepting) {
    this.next = next;
    this.accepting = accepting;
  }

  int nodes() {
    return next.length;
  }

  int next(int node, int bit) {
    return next[node][bit];
  }

  boolean accepts(int node) {
    return accepting[node];
  }

  /**
   * The share of strings that lead to membership or not, [bits left][node]: of all strings of so
   * many bits read from that node.
   */
  double[][] share(boolean member, int longest) {
    var share = new double[longest + 1][nodes()];
    for (int node = 0; node < nodes(); node++) {
      share[0][node] = accepts(node) == member ? 1 : 0;
    }
    for (int left = 1; left <= longest; left++) {
      for (int node = 0; node < nodes(); node++) {
        double[] shorter = share[left - 1];
        share[left][node] = (shorter[next(node, 0)] + shorter[next(node, 1)]) / 2;
      }
    }
    return share;
  }
}
