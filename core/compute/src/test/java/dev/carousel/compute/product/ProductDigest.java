package dev.carousel.compute.product;

import java.util.Arrays;

/** Prints one number that depends on every bit of many products; run in a Java of its own. */
public final class ProductDigest {
  private ProductDigest() {}

  /** Prints the digest of the best products of this Java. */
  public static void main(String[] arguments) {
    System.out.println(Long.toHexString(digest(Products.best())));
  }

  static long digest(Products products) {
    long digest = 0;
    for (int size : new int[] {1, 9, 16, 31, 49}) {
      for (int rows : new int[] {1, 2, 3, 4, 5, 8, 13, 32}) {
        var product = ProductCase.of(new int[] {size, 3}, new int[] {size, 17}, rows);
        digest = 31 * digest + Arrays.hashCode(product.multiply(products, true));
        digest = 31 * digest + Arrays.hashCode(OuterCase.of(size, 33, rows).accumulate(products));
      }
    }
    return digest;
  }
}
