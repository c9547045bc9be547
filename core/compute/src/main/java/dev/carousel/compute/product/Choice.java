package dev.carousel.compute.product;

/** Which form of the products this machine gets; decided once. */
final class Choice {
  private static final String VECTORS = "jdk.incubator.vector";

  static final Products BEST = choose();

  private Choice() {}

  private static Products choose() {
    if (ModuleLayer.boot().findModule(VECTORS).isPresent()) {
      return new VectorProducts();
    }
    System.getLogger(Products.class.getName())
        .log(
            System.Logger.Level.WARNING,
            "Matrix products run without vectors, many times slower; start Java with --add-modules "
                + VECTORS);
    return new PlainProducts();
  }
}
