package dev.carousel.cells;

import dev.carousel.api.Cell;
import dev.carousel.api.CellEquations;
import dev.carousel.api.describe.Default;
import dev.carousel.api.describe.Doc;
import dev.carousel.api.describe.Min;
import dev.carousel.api.describe.Name;
import dev.carousel.api.describe.Source;
import dev.carousel.api.describe.Summary;
import java.util.List;

/**
 * Gates are one number for each head: an exponential input gate {@code i}, a sigmoid forget gate
 * {@code f}, and {@code m} that keeps the exponents small. {@code n} adds up the keys. What is read
 * is divided by {@code max(|q . n|, exp(-m))}; the paper prints 1 for the bound, which is the same
 * in units that are not stabilised. No product of the state. Not to be confused with {@link
 * MultiplicativeLstm}.
 *
 * <p>As in the authors' code the gates' matrices begin at 0 and {@code b_f} rises from 3 to 6 over
 * the heads. The norm of heads in the paper's layer is not part of the cell. See {@link Heads} for
 * the matrices.
 */
@Name("mlstm")
@Summary(
    "An LSTM whose cell state is a matrix written by keys and read by queries: the matrix cell of"
        + " xLSTM")
@Source("Beck et al. 2024, NeurIPS")
public record MatrixLstm(
    @Doc("units of all heads together; the state is a matrix for each head") @Default("32") @Min(1)
        int units,
    @Doc("heads, each with a matrix of its own; units must be a multiple") @Default("4") @Min(1)
        int heads)
    implements Cell {

  public MatrixLstm {
    new Heads(units, heads);
  }

  @Override
  public CellEquations equations() {
    return new Heads(units, heads)
        .in(
            CellEquations.of(
                List.of("n"),
                "y",
                """
                q  = W_q x + b_q
                k  = scale * (W_k x + b_k)
                v  = W_v x + b_v
                it = W_i x + b_i
                lf = -log(1 + exp(-(W_f x + b_f)))
                m' = max(lf + m, it)
                i  = exp(it - m')
                f  = exp(lf + m - m')
                S' = (Entry f) * S + (Entry i) * (Key k) * (Value v)
                n' = (Head f) * n + (Head i) * k
                d  = max(abs(Dot (q * n')), exp(-m'))
                o  = sigmoid(W_o x + b_o)
                y  = o * (Read ((Key q) * S') / Head d)
                """))
        .withState("m", "heads")
        .withWeight("W_i", "heads", "inputs")
        .withWeight("b_i", "heads")
        .withWeight("W_f", "heads", "inputs")
        .withWeight("b_f", "heads")
        .withConstant("scale", 1 / Math.sqrt(units / heads))
        .withInitial("W_i", 0)
        .withInitial("W_f", 0)
        .withInitial("b_i", Start.normal(0.1))
        .withInitial("b_f", Start.entries((head, _) -> 3 + 3.0 * head / Math.max(1, heads - 1)))
        .withRetention("b_f", 1);
  }
}
