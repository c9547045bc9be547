package dev.carousel.lab.draw;

/** How wide a text is at most, in the fonts that a picture asks for. */
final class Letters {
  /** Height of the signs in layers and operations. */
  static final int SIGN = 15;

  private static final String WIDE = "mwMWΣ⊗÷+−×=<≤√";
  private static final String NARROW = "ijlt[]():,.|·' ";

  private Letters() {}

  /** A name with the index of its step: {@code f} at {@code t} is {@code f_t}. */
  static String indexed(String name, String time) {
    return name + (name.contains("_") ? "," : "_") + time;
  }

  /** The width of a text; what follows an underscore is a subscript. */
  static int width(String text, int size) {
    double width = 0;
    boolean below = false;
    for (int letter : text.codePoints().toArray()) {
      if (letter == '_' && !below) {
        below = true;
      } else {
        width += part(letter) * (below ? 0.7 : 1);
      }
    }
    return (int) Math.ceil(width * size);
  }

  private static double part(int letter) {
    if (WIDE.indexOf(letter) >= 0) {
      return 0.8;
    }
    if (NARROW.indexOf(letter) >= 0) {
      return 0.36;
    }
    return Character.isUpperCase(letter) ? 0.76 : 0.57;
  }
}
