package dev.carousel.compute.model;

/**
 * What keeps a network from relying on single numbers while it trains; never in an evaluation.
 *
 * @param dropout probability that an output of a layer is hidden from the layer above (Zaremba,
 *     Sutskever &amp; Vinyals 2014); a residual link adds it all the same
 * @param inputDropout the same of an entry of the input, for all layers that read it; of tokens, of
 *     the token
 * @param outputDropout the same of what the readout reads
 * @param held whether a sequence has one mask for all steps (Gal &amp; Ghahramani 2016)
 * @param activationPenalty what is added to the loss: so many times the mean square of the last
 *     layer's outputs, over all steps (Merity, McCann &amp; Socher 2017); the loss that is reported
 *     is without it
 */
public record Regularization(
    double dropout,
    double inputDropout,
    double outputDropout,
    boolean held,
    double activationPenalty) {

  /** Nothing. */
  public static final Regularization NONE = new Regularization(0, 0, 0, false, 0);

  public Regularization {
    if (!(isShare(dropout) && isShare(inputDropout) && isShare(outputDropout))) {
      throw new IllegalArgumentException("a dropout is at least 0 and below 1");
    }
    if (!(activationPenalty >= 0)) {
      throw new IllegalArgumentException("a penalty is not negative: " + activationPenalty);
    }
  }

  private static boolean isShare(double p) {
    return p >= 0 && p < 1;
  }
}
