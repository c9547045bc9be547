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
 * A GRU for series with gaps. Its input is three parts of {@code features} entries: the values
 * {@code v}, whether each was observed {@code m} (1 or 0), and the time {@code d} since it last
 * was. A value that is missing is replaced by the last one observed, which fades to the mean as
 * time goes by, and so does the state. Values are taken to have mean 0, as standardised ones have;
 * an input of other than 3 features entries is not what this cell reads.
 */
@Name("gru-d")
@Summary("A GRU for series with gaps: last values and state fade with the time since observed")
@Source("Che, Purushotham, Cho, Sontag & Liu 2018, Scientific Reports 8")
public record GruD(
    @Doc("entries of the state h") @Default("32") @Min(1) int units,
    @Doc("values of a step; the input has three times as many entries") @Default("1") @Min(1)
        int features)
    implements Cell {

  @Override
  public CellEquations equations() {
    return CellEquations.of(
            List.of("h"),
            "h",
            """
            v  = x[0:features]
            m  = x[features:2*features]
            d  = x[2*features:3*features]
            last' = m * v + (1 - m) * last
            s  = m * v + (1 - m) * (exp(-relu(w_d * d + c_d)) * last)
            a  = exp(-relu(W_d d + b_d)) * h
            z  = sigmoid(W_z s + U_z a + V_z m + b_z)
            r  = sigmoid(W_r s + U_r a + V_r m + b_r)
            n  = tanh(W_n s + U_n (r * a) + V_n m + b_n)
            h' = (1 - z) * a + z * n
            """)
        .withSize("features", features)
        .withState("last", "features")
        .withWeight("w_d", "features")
        .withWeight("c_d", "features")
        .withRetention("b_z", -1);
  }
}
