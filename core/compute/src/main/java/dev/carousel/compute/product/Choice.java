package dev.carousel.compute.product;

/** Which form of the products this machine gets; decided once. */
final class Choice {
  static final Products BEST = choose();

  private Choice() {}

  private static Products choose() {
    if (ClassLoader.getSystemResource("jdk/incubator/vector/FloatVector.class") != null) {
      return new VectorProducts();
    }
    System.getLogger(Products.class.getName())
        .log(
            System.Logger.Level.WARNING,
            "Matrix products run without vectors, many times slower; start Java with"
                + " --add-modules jdk.incubator.vector");
    return new PlainProducts();
  }
}
