package dev.carousel.compute.model;

import dev.carousel.compute.model.Wiring.Links;
import dev.carousel.compute.random.Draws;
import dev.carousel.compute.sequence.Mask;
import java.util.ArrayList;
import java.util.List;

/** The dropout of a network: a mask before each layer and one before the readout. */
final class Masks {
  /** Keys of layers' own draws count up from 0, those of masks down from here. */
  private static final long FIRST_KEY = -2;

  private final List<Mask> sites = new ArrayList<>();

  Masks(Network network) {
    Regularization how = network.spec().regularization();
    int layers = network.layers().size();
    for (int l = 0; l < layers; l++) {
      double drop = l == 0 ? how.inputDropout() : how.dropout();
      int width = l == 0 ? network.layers().getFirst().inputs() : outputs(network, l - 1);
      sites.add(new Mask(drop, how.held(), width));
    }
    sites.add(new Mask(how.outputDropout(), how.held(), network.read()));
  }

  private static int outputs(Network network, int layer) {
    return network.layers().get(layer).outputs();
  }

  /** Takes the key of what is drawn in an update. */
  void draw(long key) {
    for (int site = 0; site < sites.size(); site++) {
      sites.get(site).draw(Draws.key(key, FIRST_KEY - site));
    }
  }

  /**
   * Whether the first layer can look tokens up: nothing needs them as rows of numbers.
   *
   * @param drawn whether what is random is drawn
   */
  boolean looksTokensUp(Network network, boolean drawn) {
    return network.spec().format().tokens()
        && !(drawn && before(0).isOn())
        && !network.wiring().has(Links.SKIP);
  }

  /** Of the model's input, or of what a layer above the first reads of the one below it. */
  Mask before(int layer) {
    return sites.get(layer);
  }

  Mask beforeReadout() {
    return sites.getLast();
  }
}
