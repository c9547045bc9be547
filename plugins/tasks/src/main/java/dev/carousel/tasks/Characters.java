package dev.carousel.tasks;

import dev.carousel.api.data.Sequence;

/** Texts over a fixed set of characters; a token is a place in it. */
final class Characters {
  private final String all;
  private final int[] tokens = new int[128];

  Characters(String all) {
    this.all = all;
    for (int token = 0; token < all.length(); token++) {
      tokens[all.charAt(token)] = token;
    }
  }

  int count() {
    return all.length();
  }

  char at(int token) {
    return all.charAt(token);
  }

  /** Writes a text to the first steps of a sequence. */
  void write(Sequence sequence, CharSequence text) {
    for (int step = 0; step < text.length(); step++) {
      sequence.token(step, tokens[text.charAt(step)]);
    }
  }
}
