package dev.carousel.cli;

import dev.carousel.api.describe.DescriptionException;
import dev.carousel.lab.plugin.Offer;
import java.util.function.Supplier;

/** Asks a component, whose code is a stranger's. */
final class Contract {
  private Contract() {}

  /**
   * What the component answers.
   *
   * @throws DescriptionException naming the plugin, if it throws instead
   */
  static <T> T kept(Offer offer, Supplier<T> question) {
    try {
      return question.get();
    } catch (RuntimeException | LinkageError | AssertionError | StackOverflowError e) {
      throw broken(offer, "fails: " + e);
    }
  }

  static DescriptionException broken(Offer offer, String how) {
    return new DescriptionException(
        "the " + offer.kind().label() + " " + offer.name() + " of " + offer.origin() + " " + how);
  }
}
