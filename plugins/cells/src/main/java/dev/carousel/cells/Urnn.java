package dev.carousel.cells;

import dev.carousel.api.Cell;
import dev.carousel.api.CellEquations;
import dev.carousel.api.CellEquations.Constant;
import dev.carousel.api.describe.Default;
import dev.carousel.api.describe.Doc;
import dev.carousel.api.describe.Min;
import dev.carousel.api.describe.Name;
import dev.carousel.api.describe.Source;
import dev.carousel.api.describe.Summary;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * The unitary RNN. The state is a complex vector, kept as {@code re} and {@code im}, and is
 * multiplied by {@code W = D3 R2 F^-1 D2 P R1 F D1}: {@code D} turns each entry by an angle {@code
 * d}, {@code R} reflects at a complex vector {@code r}, {@code F} is the unitary Fourier transform
 * and {@code P} a fixed permutation. modReLU then shortens or cuts each entry and keeps its angle.
 * The cell puts out {@code [re; im]}, twice {@code units} entries.
 *
 * <p>Angles begin uniform in [-pi, pi), the bias {@code b} in [-0.01, 0.01). In the paper the first
 * state is trained. The modulus is rounded by 1e-8 under the root, so that 0 has a derivative. Not
 * to be confused with the full unitary RNN (Wisdom et al. 2016).
 */
@Name("urnn")
@Summary(
    "A complex cell whose recurrent matrix keeps every length: rotations, reflections and Fourier"
        + " transforms")
@Source("Arjovsky, Shah & Bengio 2016, ICML")
public record Urnn(
    @Doc("complex entries of the state; the cell puts out twice as many numbers")
        @Default("32")
        @Min(1)
        int units)
    implements Cell {

  @Override
  public CellEquations equations() {
    return CellEquations.of(
            List.of("re", "im"),
            "y",
            """
            # fixed: F, the unitary Fourier matrix, and P, a permutation
            a_re = cos(d1) * re - sin(d1) * im
            a_im = cos(d1) * im + sin(d1) * re
            f_re = F_re a_re - F_im a_im
            f_im = F_re a_im + F_im a_re
            n1   = mean(r1_re * r1_re + r1_im * r1_im)
            s_re = 2 * mean(r1_re * f_re + r1_im * f_im) / n1
            s_im = 2 * mean(r1_re * f_im - r1_im * f_re) / n1
            q_re = P (f_re - r1_re * s_re + r1_im * s_im)
            q_im = P (f_im - r1_re * s_im - r1_im * s_re)
            e_re = cos(d2) * q_re - sin(d2) * q_im
            e_im = cos(d2) * q_im + sin(d2) * q_re
            g_re = F_re e_re + F_im e_im
            g_im = F_re e_im - F_im e_re
            n2   = mean(r2_re * r2_re + r2_im * r2_im)
            t_re = 2 * mean(r2_re * g_re + r2_im * g_im) / n2
            t_im = 2 * mean(r2_re * g_im - r2_im * g_re) / n2
            k_re = g_re - r2_re * t_re + r2_im * t_im
            k_im = g_im - r2_re * t_im - r2_im * t_re
            z_re = cos(d3) * k_re - sin(d3) * k_im + V_re x
            z_im = cos(d3) * k_im + sin(d3) * k_re + V_im x
            size = sqrt(z_re * z_re + z_im * z_im + 1e-8)
            kept = relu(size + b) / size
            re'  = kept * z_re
            im'  = kept * z_im
            y    = concat(re', im')
            """)
        .withWeight("d1", "units")
        .withWeight("d2", "units")
        .withWeight("d3", "units")
        .withWeight("r1_re", "units")
        .withWeight("r1_im", "units")
        .withWeight("r2_re", "units")
        .withWeight("r2_im", "units")
        .withConstant("F_re", fourier(1))
        .withConstant("F_im", fourier(-1))
        .withConstant("P", permutation())
        .withInitial("d1", Start.uniform(-Math.PI, Math.PI))
        .withInitial("d2", Start.uniform(-Math.PI, Math.PI))
        .withInitial("d3", Start.uniform(-Math.PI, Math.PI))
        .withInitial("b", Start.uniform(-0.01, 0.01));
  }

  /** The real part of the unitary Fourier matrix, or its imaginary part. */
  private Constant fourier(int part) {
    var values = new ArrayList<Double>(units * units);
    for (int i = 0; i < units * units; i++) {
      double angle = 2 * Math.PI * ((long) (i / units) * (i % units) % units) / units;
      double entry = part > 0 ? StrictMath.cos(angle) : -StrictMath.sin(angle);
      values.add(entry / Math.sqrt(units));
    }
    return new Constant(List.of(units, units), values);
  }

  /** Always the same for one size. */
  private Constant permutation() {
    var order = new ArrayList<>(IntStream.range(0, units).boxed().toList());
    Collections.shuffle(order, new Random(units));
    return Fixed.matrix(units, units, (row, column) -> order.get(row) == column);
  }
}
