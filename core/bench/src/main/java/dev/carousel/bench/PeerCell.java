package dev.carousel.bench;

import dev.carousel.api.CellEquations;
import dev.carousel.cells.Gru;
import dev.carousel.cells.Lstm;
import java.util.List;

/**
 * Cells that are run beside other people's programs. Two are plugins; two are text, as a user would
 * write it in a study.
 */
public enum PeerCell {
  LSTM("LSTM", new Lstm(1, false, 1).equations()),
  GRU("GRU", new Gru(1, Gru.Reset.AFTER).equations()),

  /** The vanilla LSTM of Greff et al. 2015: the output gate sees the new cell state. */
  PEEPHOLE_LSTM(
      "peephole LSTM",
      CellEquations.of(
          List.of("h", "c"),
          "h",
          """
          z  = tanh(W_z x + U_z h + b_z)
          i  = sigmoid(W_i x + U_i h + p_i * c + b_i)
          f  = sigmoid(W_f x + U_f h + p_f * c + b_f)
          c' = f * c + i * z
          o  = sigmoid(W_o x + U_o h + p_o * c' + b_o)
          h' = o * tanh(c')
          """)),

  /** Feng et al. 2024, arXiv:2410.01201, section 3.1, with biases. */
  MIN_GRU(
      "minGRU",
      CellEquations.of(
          List.of("h"),
          "h",
          """
          z  = sigmoid(W_z x + b_z)
          g  = W_h x + b_h
          h' = (1 - z) * h + z * g
          """));

  private final String label;
  private final CellEquations equations;

  PeerCell(String label, CellEquations equations) {
    this.label = label;
    this.equations = equations;
  }

  /** Equations that hold for any number of units. */
  public CellEquations equations() {
    return equations;
  }

  @Override
  public String toString() {
    return label;
  }
}
