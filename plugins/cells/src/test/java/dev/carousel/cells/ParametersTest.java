package dev.carousel.cells;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carousel.api.Cell;
import dev.carousel.api.Initializer.Role;
import dev.carousel.api.Initializer.Weight;
import dev.carousel.api.data.Format;
import dev.carousel.compute.model.InterpretedModel;
import dev.carousel.compute.model.Layout;
import dev.carousel.compute.model.ModelSpec;
import dev.carousel.compute.random.Streams;
import dev.carousel.testkit.Offered;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** How many numbers cells train, how these begin, and which biases keep the old state. */
final class ParametersTest {
  private static final int I = 4;
  private static final int H = 4;

  /** One gate with H units and I inputs has HI + HH + H parameters. */
  private static final int GATE = H * I + H * H + H;

  static Stream<Arguments> plainCells() {
    return Stream.of(
        Arguments.of(new Rnn.Tanh(H), GATE),
        Arguments.of(new Jordan(H, 2), H * I + 2 * H * 2 + H + 2),
        Arguments.of(new LeakyRnn(H, 1, 100, true), GATE + H),
        Arguments.of(new FastRnn(H), GATE + 2),
        Arguments.of(new Scrn(H, 3, 0.95, Scrn.Output.BOTH), 3 * I + H * 3 + H * I + H * H),
        Arguments.of(new IndRnn(H, IndRnn.Activation.RELU), H * I + 2 * H),
        Arguments.of(new Mrnn(H, 5), 5 * I + 2 * 5 * H + H * I + H),
        Arguments.of(new MiRnn(H), GATE + 3 * H),
        Arguments.of(new LayerNormRnn(H), GATE + H),
        Arguments.of(new MinimalRnn(H), H * I + H + 2 * H * H + H),
        Arguments.of(new Ugrnn(H), 2 * GATE),
        Arguments.of(new IntersectionRnn(H, false), 4 * GATE),
        Arguments.of(new NarxRnn(H, 3), H * I + 3 * H * H + H),
        Arguments.of(new Rhn(H, 3, true, -2), 2 * H * I + 6 * (H * H + H)),
        Arguments.of(new Urnn(H), 8 * H + 2 * H * I),
        Arguments.of(new UrnnFull(H), H * H + 2 * H * I + H),
        Arguments.of(new Ornn(H, 3), 3 * H + H * I + H),
        Arguments.of(new Scornn(H, 0.5), H * H + H * I + H),
        Arguments.of(new ExpRnn(H), H * H + H * I + H),
        Arguments.of(new NnRnn(H, 0.1), 2 * H * H + H + H * I + H),
        Arguments.of(new SvdRnn(H, 3, 0.1), 6 * H + H + H * I + H),
        Arguments.of(new AntisymmetricRnn(H, 0.1, 0.01), GATE),
        Arguments.of(new GatedAntisymmetricRnn(H, 0.1, 0.01), GATE + H * I + H),
        Arguments.of(new LipschitzRnn(H, 0.1, 0.75, 0.01), GATE + H * H),
        Arguments.of(new CoRnn(H, 0.1, 1, 1, CoRnn.Damping.EXPLICIT), GATE + H * H),
        Arguments.of(new UnicoRnn(H, 0.1, 1), H * I + 3 * H),
        Arguments.of(new Lem(H, 1), 4 * GATE),
        Arguments.of(new Ltc(H, 6, 10), GATE + 2 * H),
        Arguments.of(new Cfc(H, 5, Cfc.Form.GATED), 5 * (I + H + 1) + 4 * (H * 5 + H)),
        Arguments.of(new Esn(H, 1, 0.9, 0.5, 1), 0),
        Arguments.of(new SkipRnn(H, SkipRnn.Base.GRU, 1), 3 * GATE + H + 1),
        Arguments.of(new GruD(H, 1), 3 * (2 * H + H * H + H) + 2 * H + 2),
        Arguments.of(new Lmu(H, 5, 10, 1), I + H + 5 + H * I + H * H + H * 5));
  }

  static Stream<Arguments> lstms() {
    return Stream.of(
        Arguments.of(new Lstm(H, false, 1), 4 * GATE),
        Arguments.of(new SimpleLstm(H), 3 * GATE),
        Arguments.of(new ZoneoutLstm(H, 0.5, 0.05), 4 * GATE),
        Arguments.of(new RecurrentDropoutLstm(H, 0.25, false), 4 * GATE),
        Arguments.of(new VariationalLstm(H, 0.25, 0.25), 4 * GATE),
        Arguments.of(new SkipRnn(H, SkipRnn.Base.LSTM, 1), 4 * GATE + H + 1),
        Arguments.of(new GreffLstm.Peephole(H), 4 * GATE + 3 * H),
        Arguments.of(new GreffLstm.Nig(H), 3 * GATE + 2 * H),
        Arguments.of(new GreffLstm.Nfg(H), 3 * GATE + 2 * H),
        Arguments.of(new GreffLstm.Nog(H), 3 * GATE + 2 * H),
        Arguments.of(new GreffLstm.Niaf(H), 4 * GATE + 3 * H),
        Arguments.of(new GreffLstm.Noaf(H), 4 * GATE + 3 * H),
        Arguments.of(new GreffLstm.Cifg(H), 3 * GATE + 2 * H),
        Arguments.of(new GreffLstm.Np(H), 4 * GATE),
        Arguments.of(new GreffLstm.Fgr(H), 4 * GATE + 3 * H + 9 * H * H),
        Arguments.of(new JozefowiczLstm.ForgetBias(H), 4 * GATE),
        Arguments.of(new JozefowiczLstm.NoForgetGate(H), 3 * GATE),
        Arguments.of(new JozefowiczLstm.NoInputGate(H), 3 * GATE),
        Arguments.of(new JozefowiczLstm.NoOutputGate(H), 3 * GATE),
        Arguments.of(new UnbiasedLstm(H), 4 * GATE - 4 * H),
        Arguments.of(new UrnnBaselineLstm(H), 4 * GATE + H * H),
        Arguments.of(new ProjectedLstm(H, 3), 4 * (H * I + H * 3 + H) + 3 * H),
        Arguments.of(new LayerNormLstm(H, LayerNormLstm.Norm.STACKED), 4 * GATE + 16 * H + 2 * H),
        Arguments.of(new LayerNormLstm(H, LayerNormLstm.Norm.PER_GATE), 4 * GATE + 4 * H + 2 * H),
        Arguments.of(new MiLstm(H), 4 * GATE + 12 * H),
        Arguments.of(new MultiplicativeLstm(H), 4 * GATE + H * I + H * H),
        Arguments.of(new PhasedLstm(H, 0.001), 4 * GATE + 3 * H),
        Arguments.of(new SubLstm(H), 4 * GATE),
        Arguments.of(new Janet(H, 1, 100), 2 * GATE),
        Arguments.of(new Cfn(H), 2 * GATE + H * I),
        Arguments.of(new Ran(H, Ran.Output.TANH), 2 * GATE + H * I + H),
        Arguments.of(new OnLstm(H, 1), 6 * GATE),
        Arguments.of(new UrLstm(H), 4 * GATE),
        Arguments.of(new NasCell(H), 8 * GATE - H),
        Arguments.of(new WmcLstm(H), 4 * GATE + 3 * H * H),
        Arguments.of(new Slstm(H, Slstm.Forget.SIGMOID), 4 * GATE));
  }

  static Stream<Arguments> grus() {
    return Stream.of(
        Arguments.of(new Gru.Before(H), 3 * GATE),
        Arguments.of(new Gru.After(H), 3 * GATE + H),
        Arguments.of(new DeySalemGru.One(H), 3 * GATE - 2 * H * I),
        Arguments.of(new DeySalemGru.Two(H), 3 * GATE - 2 * H * I - 2 * H),
        Arguments.of(new DeySalemGru.Three(H), GATE + 2 * H),
        Arguments.of(new Mgu.Whole(H), 2 * GATE),
        Arguments.of(new Mgu.One(H), 2 * GATE - H * I),
        Arguments.of(new Mgu.Two(H), 2 * GATE - H * I - H),
        Arguments.of(new Mgu.Three(H), GATE + H),
        Arguments.of(new Mut.One(H, false), 2 * H * I + 2 * H * H + 3 * H),
        Arguments.of(new Mut.Two(H, false), 2 * H * I + 3 * H * H + 3 * H),
        Arguments.of(new Mut.Three(H), 3 * GATE),
        Arguments.of(new LiGru(H), 2 * GATE),
        Arguments.of(new FastGrnn(H), H * I + H * H + 2 * H + 2),
        Arguments.of(new Brc.Cellular(H), 3 * H * I + 2 * H + 3 * H),
        Arguments.of(new Brc.Neuromodulated(H), 3 * H * I + 2 * H * H + 3 * H),
        Arguments.of(new Atr(H), GATE),
        Arguments.of(new Star(H), 2 * H * I + H * H + 2 * H),
        Arguments.of(new LightRu(H), 2 * H * I + H * H + H),
        Arguments.of(new Sgrn(H), GATE),
        Arguments.of(new TypedRnn(H), 2 * H * I + 2 * H));
  }

  static Stream<Arguments> linearCells() {
    return Stream.of(
        Arguments.of(new Ema(H), H * I + H),
        Arguments.of(new Qrnn(H, 2, Qrnn.Pooling.FO, 0), 3 * 2 * H * I + 3 * H),
        Arguments.of(new Sru(H, Sru.Version.V2, 1, false), 3 * H * I + 4 * H),
        Arguments.of(new MinGru(H, false), 2 * H * I + 2 * H),
        Arguments.of(new MinLstm(H, false), 3 * H * I + 3 * H),
        Arguments.of(
            new Lru(H, Lru.Output.READOUT, 0.9, 0.999, 0.3), 3 * H + 3 * H * I + 2 * H * H),
        Arguments.of(new RgLru(H), H * I + 2 * H * H + 3 * H),
        Arguments.of(new LinearAttention(H, 2), 3 * H * I),
        Arguments.of(new RetNet(H, 2), 3 * H * I),
        Arguments.of(new DeltaNet(H, 1, false, 1), 3 * H * I + I));
  }

  @ParameterizedTest
  @MethodSource({"plainCells", "lstms", "grus", "linearCells"})
  void numbers_of_parameters_are_those_of_the_literature(Cell cell, int expected) {
    assertEquals(expected, parameters(cell, I));
  }

  private static int parameters(Cell cell, int inputs) {
    return weights(cell, inputs).stream().mapToInt(w -> w.rows() * w.columns()).sum();
  }

  private static List<Weight> weights(Cell cell, int inputs) {
    var spec = new ModelSpec(cell.equations(), cell.units(), 1, false, Format.values(inputs, 1, 1));
    return InterpretedModel.of(spec).layout().blocks().stream()
        .filter(block -> block.layer() == 0)
        .map(Layout.Block::weight)
        .toList();
  }

  /** With a readout from the cells, biased or not; the paper states each sum. */
  @ParameterizedTest
  @CsvSource({
    "4, 1, GATES, 7, 7, false, 264",
    "3, 2, GATES, 7, 7, false, 276",
    "2, 1, NONE, 54, 2, false, 364",
    "2, 1, NONE, 104, 2, false, 664",
    "2, 1, NONE, 204, 2, false, 1264",
    "2, 1, NONE, 504, 2, false, 3064",
    "2, 1, NONE, 1004, 2, false, 6064",
    "3, 1, ALL, 1, 1, false, 102",
    "2, 2, ALL, 2, 1, true, 93",
    "2, 2, ALL, 8, 4, true, 156",
    "3, 2, ALL, 8, 8, true, 308"
  })
  void the_first_lstm_has_the_weights_that_its_paper_states(
      int blocks,
      int size,
      Lstm1997.Biases biases,
      int inputs,
      int outputs,
      boolean biased,
      int stated) {
    var cell = new Lstm1997(blocks * size, size, biases, true);
    int readout = outputs * (blocks * size + (biased ? 1 : 0));
    assertEquals(stated, parameters(cell, inputs) + readout);
  }

  /** 424 in all: its readout, 7 outputs, also reads the 7 inputs and has biases. */
  @Test
  void the_first_forget_gates_have_the_weights_that_their_paper_states() {
    assertEquals(424, parameters(new Gers2000(8, 2), 7) + 7 * (7 + 8 + 1));
  }

  @Test
  void the_gates_that_keep_the_old_state_are_declared() {
    assertEquals(Map.of("b_f", 1), retentions(new Lstm(5, true, 1)));
    assertEquals(Map.of("b_i", -1), retentions(new GreffLstm.Cifg(5)));
    assertEquals(Map.of("b_z", 1), retentions(new Gru.Before(5)));
    assertEquals(Map.of("b_z", 1), retentions(new Gru.After(5)));
    assertEquals(Map.of("b_f", -1), retentions(new Mgu.Whole(5)));
    assertEquals(Map.of("b_z", -1), retentions(new Mut.Three(5)));
    assertEquals(Map.of("b_f", 1), retentions(new Janet(5, 1, 100)));
    assertEquals(Map.of("b_z", -1), retentions(new MinGru(5, false)));
    assertEquals(Map.of("b_t1", -1, "b_c1", 1), retentions(new Rhn(5, 1, false, -2)));
    assertEquals(Map.of(), retentions(new Rnn(5, Rnn.Activation.TANH)));
  }

  private static Map<String, Integer> retentions(Cell cell) {
    return weights(cell, 3).stream()
        .filter(weight -> weight.retention() != 0)
        .collect(Collectors.toMap(Weight::name, Weight::retention));
  }

  static Stream<Cell> cells() {
    return Offered.components(Cell.class);
  }

  @ParameterizedTest
  @MethodSource("cells")
  void what_begins_or_keeps_is_a_weight(Cell cell) {
    var names = new HashSet<>(cell.equations().frozen());
    weights(cell, cell.units()).forEach(weight -> names.add(weight.name()));
    assertTrue(names.containsAll(cell.equations().initial().keySet()));
    assertTrue(names.containsAll(cell.equations().retention().keySet()));
  }

  @Test
  void beginnings_are_those_of_the_papers() {
    assertArrayEquals(new double[] {5, 5, 5}, begin(new Lstm(3, false, 5), "b_f", 3, 1));
    double[] keep = begin(new ChronoLstm(3, 101), "b_f", 3, 1);
    double[] write = begin(new ChronoLstm(3, 101), "b_i", 3, 1);
    for (int unit = 0; unit < 3; unit++) {
      assertEquals(Math.log(1 + 99 * (unit + 0.5) / 3), keep[unit], 1e-12);
      assertEquals(-keep[unit], write[unit]);
    }
    assertArrayEquals(new double[] {1, 0, 0, 1}, begin(new Irnn(2, 1), "U", 2, 2));
    assertArrayEquals(new double[] {0.5, 1, 1.5}, begin(new Gers2000(6, 2), "b_f", 3, 1));
  }

  @Test
  void np_rnn_begins_symmetric_with_largest_eigenvalue_1() {
    double[] u = begin(new NpRnn(6), "U", 6, 6);
    double trace = 0;
    for (int i = 0; i < 6; i++) {
      trace += u[7 * i];
      for (int j = 0; j < 6; j++) {
        assertEquals(u[6 * i + j], u[6 * j + i], 1e-15);
      }
    }
    assertTrue(trace > 1 && trace < 6, "the trace is " + trace);
    assertEquals(1, growth(u, 6), 1e-6);
  }

  @Test
  void an_orthogonal_beginning_keeps_lengths() {
    double[] u = begin(new OrthogonalRnn(5, OrthogonalRnn.Activation.TANH), "U", 5, 5);
    for (int i = 0; i < 5; i++) {
      for (int j = 0; j < 5; j++) {
        double dot = 0;
        for (int k = 0; k < 5; k++) {
          dot += u[5 * i + k] * u[5 * j + k];
        }
        assertEquals(i == j ? 1 : 0, dot, 1e-12);
      }
    }
  }

  @Test
  void an_echo_state_network_begins_sparse_with_its_spectral_radius() {
    double[] u = begin(new Esn(40, 1, 0.8, 0.1, 1), "U", 40, 40);
    for (int row = 0; row < 40; row++) {
      assertEquals(4, Arrays.stream(u, 40 * row, 40 * row + 40).filter(v -> v != 0).count());
    }
    assertEquals(0.8, growthRate(u, 40), 1e-3);
    double[] dense = begin(new Esn(6, 1, 0.8, 1, 1), "U", 6, 6);
    assertTrue(Arrays.stream(dense).allMatch(v -> v != 0));
  }

  /** The mean growth of a vector over many applications, which eigenvalue pairs leave to swing. */
  private static double growthRate(double[] matrix, int n) {
    double[] vector = Unrolled.random("vector", n);
    double logarithm = 0;
    int turns = 20_000;
    for (int turn = 0; turn < turns; turn++) {
      var next = new double[n];
      for (int i = 0; i < n * n; i++) {
        next[i / n] += matrix[i] * vector[i % n];
      }
      double norm = Math.sqrt(Arrays.stream(next).map(v -> v * v).sum());
      logarithm += Math.log(norm);
      vector = Arrays.stream(next).map(v -> v / norm).toArray();
    }
    return Math.exp(logarithm / turns);
  }

  @Test
  void an_echo_state_network_trains_its_readout_alone() {
    var spec =
        new ModelSpec(new Esn(H, 1, 0.9, 0.5, 1).equations(), H, 1, false, Format.values(I, 1, 1));
    Layout layout = InterpretedModel.of(spec).layout();
    assertEquals(
        List.of("readout.W", "readout.b"), layout.blocks().stream().map(b -> b.name()).toList());
    assertEquals(List.of("W", "U"), layout.frozen().stream().map(b -> b.name()).toList());
    assertEquals(H * I + H * H, layout.frozenLength());
  }

  /** By how much a matrix stretches a vector that it has been applied to many times. */
  private static double growth(double[] matrix, int n) {
    double[] vector = Unrolled.random("vector", n);
    double growth = 0;
    for (int turn = 0; turn < 2000; turn++) {
      var next = new double[n];
      double square = 0;
      for (int i = 0; i < n; i++) {
        for (int j = 0; j < n; j++) {
          next[i] += matrix[i * n + j] * vector[j];
        }
        square += next[i] * next[i];
      }
      growth = Math.sqrt(square);
      for (int i = 0; i < n; i++) {
        vector[i] = next[i] / growth;
      }
    }
    return growth;
  }

  private static double[] begin(Cell cell, String name, int rows, int columns) {
    var values = new double[rows * columns];
    var weight = new Weight(name, rows, columns, Role.RECURRENT, 0);
    cell.equations().initial().get(name).fill(weight, cell.units(), values, Streams.named(1, name));
    return values;
  }
}
