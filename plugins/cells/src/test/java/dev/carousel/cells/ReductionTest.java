package dev.carousel.cells;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.carousel.api.Cell;
import dev.carousel.api.CellEquations;
import dev.carousel.compute.interpret.InterpretedLayer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Cells that are others for some of their weights, in the interpreter: bit by bit, but for those
 * whose arithmetic differs in the order of its roundings.
 */
final class ReductionTest {
  private static final int UNITS = 4;
  private static final double OPEN = 1000;
  private static final double ROUNDING = 1e-13;

  private static void same(Unrolled expected, Unrolled found) {
    assertArrayEquals(expected.outputs(), found.outputs());
  }

  private static void close(Unrolled expected, Unrolled found) {
    assertArrayEquals(expected.outputs(), found.outputs(), ROUNDING);
  }

  private static Unrolled lstm() {
    return Unrolled.of(new Lstm(UNITS, false, 1));
  }

  private static Unrolled peephole() {
    return Unrolled.of(new GreffLstm.Peephole(UNITS));
  }

  private static Unrolled rnn() {
    return Unrolled.of(new Rnn.Tanh(UNITS));
  }

  private static Unrolled gru() {
    return Unrolled.of(new Gru.Before(UNITS));
  }

  @Test
  void names_of_one_cell_are_one_cell() {
    same(Unrolled.of(new Rnn(UNITS, Rnn.Activation.TANH)), rnn());
    same(Unrolled.of(new Gru(UNITS, Gru.Reset.BEFORE)), gru());
    same(Unrolled.of(new Lstm(UNITS, true, 1)), peephole());
    same(lstm(), Unrolled.of(new GreffLstm.Np(UNITS)));
    same(lstm(), Unrolled.of(new JozefowiczLstm.ForgetBias(UNITS)));
    same(lstm(), Unrolled.of(new ChronoLstm(UNITS, 100)));
    same(gru(), Unrolled.of(new ChronoGru(UNITS, 100)));
    same(Unrolled.of(new SimpleLstm(UNITS)), Unrolled.of(new JozefowiczLstm.NoForgetGate(UNITS)));
  }

  @Test
  void without_its_peepholes_the_vanilla_lstm_is_np() {
    same(lstm(), peephole().all("p_i", 0).all("p_f", 0).all("p_o", 0));
  }

  @Test
  void what_never_drops_or_stays_is_the_lstm() {
    same(lstm(), Unrolled.of(new ZoneoutLstm(UNITS, 0, 0)));
    same(lstm(), Unrolled.of(new RecurrentDropoutLstm(UNITS, 0, false)));
    same(lstm(), Unrolled.of(new RecurrentDropoutLstm(UNITS, 0, true)));
    same(lstm(), Unrolled.of(new VariationalLstm(UNITS, 0, 0)));
  }

  @Test
  void scaled_dropout_is_evaluated_as_if_nothing_dropped() {
    close(lstm(), Unrolled.of(new RecurrentDropoutLstm(UNITS, 0.5, false)));
    close(lstm(), Unrolled.of(new VariationalLstm(UNITS, 0.5, 0.5)));
  }

  @Test
  void a_forget_gate_is_evaluated_nearer_to_1_by_its_zoneout() {
    var page =
        CellEquations.of(
                List.of("c"),
                "h",
                """
                w  = concat(x, past)
                past' = x
                z  = tanh(W_z w + b_z)
                f  = 1 - 0.75 * (1 - sigmoid(W_f w + b_f))
                o  = sigmoid(W_o w + b_o)
                c' = f * c + (1 - f) * z
                h  = o * c'
                """)
            .withState("past", "inputs");
    same(Unrolled.of(page, UNITS), Unrolled.of(new Qrnn(UNITS, 2, Qrnn.Pooling.FO, 0.25)));
  }

  @Test
  void what_never_skips_is_the_cell_that_steps() {
    var lstm = Unrolled.of(new SkipRnn(UNITS, SkipRnn.Base.LSTM, 1)).with("b_p", OPEN);
    assertArrayEquals(flat(lstm().fromZero()), flat(lstm.fromZero()));
    var gru = Unrolled.of(new SkipRnn(UNITS, SkipRnn.Base.GRU, 1)).with("b_p", OPEN);
    assertArrayEquals(flat(gru().fromZero()), flat(gru.fromZero()));
  }

  @Test
  void what_hardly_wants_a_step_stays_until_its_probability_has_grown() {
    var rare =
        Unrolled.of(new SkipRnn(UNITS, SkipRnn.Base.GRU, 1))
            .all("W_p", 0)
            .with("b_p", -Math.log(1 / 0.2 - 1))
            .fromZero();
    for (int t = 1; t < Unrolled.STEPS; t++) {
      boolean stays = Arrays.equals(rare.outputs().get(t), rare.outputs().get(t - 1));
      assertEquals(t % 3 != 0, stays, "step " + t);
    }
  }

  @Test
  void a_dense_reservoir_is_a_plain_cell_without_a_bias() {
    same(rnn().all("b", 0), Unrolled.of(new Esn(UNITS, 1, 0.9, 1, 1)));
    same(
        Unrolled.of(
            CellEquations.of(List.of("h"), "h", "h' = 0.75*h + 0.25*tanh(W x + U h)"), UNITS),
        Unrolled.of(new Esn(UNITS, 0.25, 0.9, 1, 1)));
  }

  @Test
  void whole_or_truncated_the_first_lstm_computes_the_same() {
    same(
        Unrolled.of(new Lstm1997(UNITS, 2, Lstm1997.Biases.ALL, false)),
        Unrolled.of(new Lstm1997(UNITS, 2, Lstm1997.Biases.ALL, true)));
  }

  private static double[] flat(InterpretedLayer.Unrolled run) {
    return run.outputs().stream().flatMapToDouble(Arrays::stream).toArray();
  }

  @Test
  void gates_that_stand_open_are_gates_left_out() {
    same(peephole().all("b_f", OPEN), Unrolled.of(new GreffLstm.Nfg(UNITS)));
    same(peephole().all("b_i", OPEN), Unrolled.of(new GreffLstm.Nig(UNITS)));
    same(peephole().all("b_o", OPEN), Unrolled.of(new GreffLstm.Nog(UNITS)));
    same(lstm().all("b_f", OPEN), Unrolled.of(new JozefowiczLstm.NoForgetGate(UNITS)));
    same(lstm().all("b_i", OPEN), Unrolled.of(new JozefowiczLstm.NoInputGate(UNITS)));
    same(lstm().all("b_o", OPEN), Unrolled.of(new JozefowiczLstm.NoOutputGate(UNITS)));
  }

  @Test
  void a_forget_gate_that_mirrors_the_input_gate_is_cifg() {
    Unrolled mirrored =
        peephole()
            .like("W_f", -1, "W_i")
            .like("U_f", -1, "U_i")
            .like("p_f", -1, "p_i")
            .like("b_f", -1, "b_i");
    close(mirrored, Unrolled.of(new GreffLstm.Cifg(UNITS)));
  }

  @Test
  void full_gate_recurrence_of_zeros_is_the_vanilla_lstm() {
    Unrolled fgr = Unrolled.of(new GreffLstm.Fgr(UNITS));
    for (String from : List.of("i", "f", "o")) {
      for (String to : List.of("i", "f", "o")) {
        fgr = fgr.all("R_" + from + to, 0);
      }
    }
    same(peephole(), fgr);
  }

  @Test
  void janet_without_beta_is_a_coupled_lstm_without_output_gate_and_squashing() {
    var coupled =
        CellEquations.of(
            List.of("h"),
            "h",
            """
            z  = tanh(W_c x + U_c h + b_c)
            f  = sigmoid(W_f x + U_f h + b_f)
            i  = 1 - f
            o  = 1
            h' = o * (f * h + i * z)
            """);
    same(Unrolled.of(coupled, UNITS), Unrolled.of(new Janet(UNITS, 0, 100)));
  }

  @Test
  void with_a_diagonal_matrix_the_two_resets_are_one() {
    Unrolled after = Unrolled.of(new Gru.After(UNITS)).all("bu_n", 0).diagonal("U_n", "u");
    close(gru().diagonal("U_n", "u"), after);
  }

  @Test
  void reduced_gates_are_gates_without_some_weights() {
    Unrolled one = gru().all("W_z", 0).all("W_r", 0);
    same(one, Unrolled.of(new DeySalemGru.One(UNITS)));
    Unrolled two = one.all("b_z", 0).all("b_r", 0);
    same(two, Unrolled.of(new DeySalemGru.Two(UNITS)));
    same(one.all("U_z", 0).all("U_r", 0), Unrolled.of(new DeySalemGru.Three(UNITS)));
    Unrolled mgu = Unrolled.of(new Mgu.Whole(UNITS)).all("W_f", 0);
    same(mgu, Unrolled.of(new Mgu.One(UNITS)));
    same(mgu.all("b_f", 0), Unrolled.of(new Mgu.Two(UNITS)));
    same(mgu.all("U_f", 0), Unrolled.of(new Mgu.Three(UNITS)));
  }

  @Test
  void a_highway_of_depth_1_is_the_update_gate_rnn_turned_round() {
    Unrolled ugrnn = Unrolled.of(new Ugrnn(UNITS));
    Unrolled highway =
        Unrolled.of(new Rhn(UNITS, 1, true, -2))
            .like("W_h", 1, "W_c")
            .like("R_h1", 1, "U_c")
            .like("b_h1", 1, "b_c")
            .like("W_t", -1, "W_g")
            .like("R_t1", -1, "U_g")
            .like("b_t1", -1, "b_g");
    close(ugrnn, highway);
  }

  @Test
  void a_gru_that_never_resets_is_the_update_gate_rnn() {
    Unrolled ugrnn =
        Unrolled.of(new Ugrnn(UNITS))
            .like("W_c", 1, "W_n")
            .like("U_c", 1, "U_n")
            .like("b_c", 1, "b_n")
            .like("W_g", 1, "W_z")
            .like("U_g", 1, "U_z")
            .like("b_g", 1, "b_z");
    close(gru().all("b_r", OPEN), ugrnn);
  }

  @Test
  void clockworks_of_period_1_are_their_cells() {
    List<Integer> periods = List.of(1, 1);
    same(rnn(), Unrolled.of(new ClockworkRnn(UNITS, periods, List.of(), 0)));
    same(lstm(), Unrolled.of(new ClockworkLstm(UNITS, periods, List.of(), 0)));
  }

  @Test
  void plain_cells_with_a_path_closed_are_the_plain_cell() {
    same(rnn(), Unrolled.of(new FastRnn(UNITS)).with("alpha", OPEN).with("beta", -OPEN));
    same(rnn(), Unrolled.of(new MiRnn(UNITS)).all("a", 0).all("b1", 1).all("b2", 1));
    Unrolled diagonal = Unrolled.of(new Rnn.Relu(UNITS)).diagonal("U", "u");
    same(diagonal, Unrolled.of(new IndRnn(UNITS, IndRnn.Activation.RELU)));
  }

  @Test
  void a_history_of_one_step_is_no_history() {
    double[] expected = fromZero(rnn());
    assertArrayEquals(expected, fromZero(Unrolled.of(new DilatedRnn(UNITS, 1))));
    assertArrayEquals(expected, fromZero(Unrolled.of(new NarxRnn(UNITS, 1)).like("U_1", 1, "U")));
    assertArrayEquals(expected, fromZero(Unrolled.of(new MistRnn(UNITS, 1)).all("b_r", OPEN)));
  }

  private static double[] fromZero(Unrolled unrolled) {
    return unrolled.fromZero().outputs().stream().flatMapToDouble(Arrays::stream).toArray();
  }

  @Test
  void mingru_with_a_constant_gate_is_a_fading_average() {
    Unrolled average = Unrolled.of(new Ema(UNITS)).like("a_raw", -1, "b_z").like("W", 1, "W_h");
    close(average, Unrolled.of(new MinGru(UNITS, false)).all("W_z", 0).all("b_h", 0));
  }

  @Test
  void an_open_sru_without_its_vectors_is_the_strongly_typed_rnn() {
    Unrolled sru =
        Unrolled.of(new Sru(UNITS, Sru.Version.V2, 1, true))
            .all("v_f", 0)
            .all("v_r", 0)
            .all("b_r", OPEN);
    assertArrayEquals(fromZero(Unrolled.of(new TypedRnn(UNITS)).all("b", 0)), fromZero(sru));
  }

  @Test
  void qrnn_of_one_input_forgets_as_the_strongly_typed_rnn_does() {
    Unrolled qrnn = Unrolled.of(new Qrnn(UNITS, 1, Qrnn.Pooling.F, 0));
    var squashed =
        CellEquations.of(
            List.of("h"),
            "h",
            """
            z  = tanh(W_z x + b_z)
            f  = sigmoid(W_f x + b_f)
            h' = f * h + (1 - f) * z
            """);
    assertArrayEquals(fromZero(Unrolled.of(squashed, UNITS)), fromZero(qrnn));
  }

  @Test
  void a_neuromodulated_cell_of_diagonals_is_the_cellular_one() {
    Unrolled diagonal =
        Unrolled.of(new Brc.Neuromodulated(UNITS)).diagonal("U_a", "w_a").diagonal("U_c", "w_c");
    same(Unrolled.of(new Brc.Cellular(UNITS)), diagonal);
  }

  @Test
  void a_depth_gated_lstm_of_one_layer_is_the_lstm() {
    Unrolled layer = Unrolled.of(new DepthGatedLstm(UNITS, 1));
    for (String gate : List.of("z", "i", "f", "o")) {
      for (String kind : List.of("W_", "U_", "b_")) {
        layer = layer.like(kind + gate + "1", 1, kind + gate);
      }
    }
    assertArrayEquals(fromZero(lstm()), fromZero(layer));
  }

  @Test
  void an_average_without_input_decays_as_its_share() {
    Unrolled average = Unrolled.of(new Ema(UNITS)).with("a_raw", 0, 1, 2, 3).all("W", 0);
    double[] last =
        average
            .run(Unrolled.inputs(), Map.of("h", new double[] {1, 1, 1, 1}))
            .finalStates()
            .get("h");
    for (int k = 0; k < UNITS; k++) {
      double share = 1 / (1 + Math.exp(-k));
      assertEquals(Math.pow(share, Unrolled.STEPS), last[k], 1e-12);
    }
  }

  @ParameterizedTest
  @CsvSource({"3", "4", "9"})
  void unitary_cells_keep_the_length_of_their_state(int units) {
    for (var cell : List.of(new Urnn(units), new Eurnn(units, 5))) {
      Unrolled unrolled = Unrolled.of(cell).all("V_re", 0).all("V_im", 0).all("b", 0);
      var states = Map.of("re", Unrolled.random("re", units), "im", Unrolled.random("im", units));
      double expected = length(states.get("re"), states.get("im"));
      double[] last = unrolled.run(Unrolled.inputs(), states).outputs().getLast();
      assertEquals(expected, length(last), 1e-10 * expected, cell::toString);
    }
  }

  @Test
  void reflections_and_rotations_keep_the_length_of_what_they_turn() {
    keepsLength(new Ornn(UNITS, 3), "h", "h_v3");
    keepsLength(new SvdRnn(UNITS, 3, 0), "h", "m_p3");
    keepsLength(new Goru(UNITS, 3), "h", "h_3");
    keepsLength(new Rum(UNITS), "h", "r");
  }

  private static void keepsLength(Cell cell, String from, String to) {
    for (var step : Unrolled.of(cell).run().steps()) {
      double expected = length(step.get(from));
      assertEquals(expected, length(step.get(to)), 1e-6 * expected, cell.toString());
    }
  }

  private static double length(double[]... parts) {
    return Math.sqrt(Arrays.stream(parts).flatMapToDouble(Arrays::stream).map(v -> v * v).sum());
  }

  @Test
  void the_rule_of_delta_net_is_its_rule_in_matrices() {
    var cell = new DeltaNet(UNITS, 1, false, 1);
    double[][] key = matrix("W_k");
    double[][] query = matrix("W_q");
    double[][] value = matrix("W_v");
    double[] beta = Unrolled.random("W_b", 3);
    var held = new double[UNITS][UNITS];
    List<double[]> outputs = Unrolled.of(cell).fromZero().outputs();
    for (int t = 0; t < Unrolled.STEPS; t++) {
      double[] x = Unrolled.inputs().get(t);
      double[] k = times(key, x);
      double length = Math.sqrt(dot(k, k) + 1e-6);
      double[] direction = Arrays.stream(k).map(entry -> entry / length).toArray();
      double share = 1 / (1 + Math.exp(-dot(beta, x)));
      double[] wanted = times(value, x);
      double[] found = times(held, direction);
      for (int i = 0; i < UNITS; i++) {
        for (int j = 0; j < UNITS; j++) {
          held[i][j] += share * (wanted[i] - found[i]) * direction[j];
        }
      }
      assertArrayEquals(times(held, times(query, x)), outputs.get(t), 1e-12);
    }
  }

  /** The sums that its stabiliser and its division keep small, written out. */
  @Test
  void the_matrix_lstm_is_gated_attention() {
    var cell = new MatrixLstm(UNITS, 1);
    List<double[]> outputs = Unrolled.of(cell).fromZero().outputs();
    for (int t = 0; t < Unrolled.STEPS; t++) {
      double[] query = biased("q", UNITS, t);
      var sum = new double[UNITS];
      double keys = 0;
      double kept = 1;
      for (int s = t; s >= 0; s--) {
        double weight =
            kept * Math.exp(biased("i", 1, s)[0]) * dot(query, biased("k", UNITS, s)) / 2;
        double[] value = biased("v", UNITS, s);
        keys += weight;
        for (int i = 0; i < UNITS; i++) {
          sum[i] += weight * value[i];
        }
        kept /= 1 + Math.exp(-biased("f", 1, s)[0]);
      }
      double[] gate = biased("o", UNITS, t);
      for (int i = 0; i < UNITS; i++) {
        double read = sum[i] / Math.max(Math.abs(keys), 1);
        assertEquals(read / (1 + Math.exp(-gate[i])), outputs.get(t)[i], 1e-10);
      }
    }
  }

  /** {@code W_NAME x + b_NAME} at a step. */
  private static double[] biased(String name, int rows, int step) {
    double[] weights = Unrolled.random("W_" + name, rows * 3);
    double[] bias = Unrolled.random("b_" + name, rows);
    double[] x = Unrolled.inputs().get(step);
    return IntStream.range(0, rows)
        .mapToDouble(row -> dot(Arrays.copyOfRange(weights, 3 * row, 3 * row + 3), x) + bias[row])
        .toArray();
  }

  @Test
  void heads_of_linear_attention_are_attention_of_their_own() {
    var cell = new LinearAttention(UNITS, 2);
    List<double[]> outputs = Unrolled.of(cell).fromZero().outputs();
    for (int t = 0; t < Unrolled.STEPS; t++) {
      for (int head = 0; head < 2; head++) {
        double[] expected = attention(head, t);
        double[] found = Arrays.copyOfRange(outputs.get(t), 2 * head, 2 * head + 2);
        assertArrayEquals(expected, found, 1e-12);
      }
    }
  }

  /** Over all steps so far, values weighted by the products of their keys with the query. */
  private static double[] attention(int head, int t) {
    double[] query = positive(part(times(matrix("W_q"), Unrolled.inputs().get(t)), head));
    var sum = new double[2];
    double weights = 0;
    for (int s = 0; s <= t; s++) {
      double[] x = Unrolled.inputs().get(s);
      double weight = dot(query, positive(part(times(matrix("W_k"), x), head)));
      double[] value = part(times(matrix("W_v"), x), head);
      weights += weight;
      for (int i = 0; i < 2; i++) {
        sum[i] += weight * value[i];
      }
    }
    double all = weights;
    return Arrays.stream(sum).map(entry -> entry / all).toArray();
  }

  private static double[] positive(double[] vector) {
    return Arrays.stream(vector).map(v -> v > 0 ? v + 1 : Math.exp(v)).toArray();
  }

  private static double[] part(double[] vector, int head) {
    return Arrays.copyOfRange(vector, 2 * head, 2 * head + 2);
  }

  private static double[][] matrix(String weight) {
    double[] values = Unrolled.random(weight, UNITS * 3);
    return IntStream.range(0, UNITS)
        .mapToObj(row -> Arrays.copyOfRange(values, 3 * row, 3 * row + 3))
        .toArray(double[][]::new);
  }

  private static double[] times(double[][] matrix, double[] vector) {
    return Arrays.stream(matrix).mapToDouble(row -> dot(row, vector)).toArray();
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }
}
