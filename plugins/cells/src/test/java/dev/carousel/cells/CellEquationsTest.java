package dev.carousel.cells;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.carousel.api.Cell;
import dev.carousel.api.Initializer.Role;
import dev.carousel.api.Initializer.Weight;
import dev.carousel.api.data.Format;
import dev.carousel.api.equation.EquationParser;
import dev.carousel.compute.model.InterpretedModel;
import dev.carousel.compute.model.Layout;
import dev.carousel.compute.model.ModelSpec;
import dev.carousel.compute.random.Streams;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The equations against those whose numbers were computed with PyTorch, copied from the reference
 * fixtures, in which {@code h_prev} is the state before the step.
 */
final class CellEquationsTest {
  static Stream<Arguments> forms() {
    return Stream.of(
        Arguments.of(new Rnn(4, Rnn.Activation.TANH), "h = tanh(W @ x + U @ h_prev + b)"),
        Arguments.of(new Rnn(4, Rnn.Activation.RELU), "h = relu(W @ x + U @ h_prev + b)"),
        Arguments.of(
            new Lstm(4, false, 1),
            """
            z = tanh(W_z @ x + U_z @ h_prev + b_z)
            i = sigmoid(W_i @ x + U_i @ h_prev + b_i)
            f = sigmoid(W_f @ x + U_f @ h_prev + b_f)
            c = f * c_prev + i * z
            o = sigmoid(W_o @ x + U_o @ h_prev + b_o)
            h = o * tanh(c)
            """),
        Arguments.of(
            new Lstm(4, true, 1),
            """
            z = tanh(W_z @ x + U_z @ h_prev + b_z)
            i = sigmoid(W_i @ x + U_i @ h_prev + p_i * c_prev + b_i)
            f = sigmoid(W_f @ x + U_f @ h_prev + p_f * c_prev + b_f)
            c = f * c_prev + i * z
            o = sigmoid(W_o @ x + U_o @ h_prev + p_o * c + b_o)
            h = o * tanh(c)
            """),
        Arguments.of(
            new Gru(4, Gru.Reset.AFTER),
            """
            z = sigmoid(W_z @ x + U_z @ h_prev + b_z)
            r = sigmoid(W_r @ x + U_r @ h_prev + b_r)
            n = tanh(W_n @ x + b_n + r * (U_n @ h_prev + bu_n))
            h = (1 - z) * n + z * h_prev
            """),
        Arguments.of(
            new Gru(4, Gru.Reset.BEFORE),
            """
            z = sigmoid(W_z @ x + U_z @ h_prev + b_z)
            r = sigmoid(W_r @ x + U_r @ h_prev + b_r)
            n = tanh(W_n @ x + U_n @ (r * h_prev) + b_n)
            h = (1 - z) * n + z * h_prev
            """));
  }

  @ParameterizedTest
  @MethodSource("forms")
  void equations_are_those_of_the_reference(Cell cell, String reference) {
    String states = String.join("|", cell.equations().states().keySet());
    String found =
        printed(cell.equations().text())
            .replaceAll("\\b(" + states + ")\\b(?!')", "$1_prev")
            .replaceAll("\\b(" + states + ")'", "$1");
    assertEquals(printed(reference), found);
  }

  private static String printed(String equations) {
    return EquationParser.parse(equations).stream()
        .map(Object::toString)
        .collect(Collectors.joining("\n"));
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

  /** One gate with H units and I inputs has HI + HH + H parameters. */
  @Test
  void numbers_of_parameters_are_those_of_the_literature() {
    int gate = 5 * 3 + 5 * 5 + 5;
    assertEquals(gate, parameters(new Rnn(5, Rnn.Activation.TANH), 3));
    assertEquals(4 * gate, parameters(new Lstm(5, false, 1), 3));
    assertEquals(4 * gate + 3 * 5, parameters(new Lstm(5, true, 1), 3));
    assertEquals(3 * gate, parameters(new Gru(5, Gru.Reset.BEFORE), 3));
    assertEquals(3 * gate + 5, parameters(new Gru(5, Gru.Reset.AFTER), 3));
  }

  @Test
  void the_gates_that_keep_the_old_state_are_declared() {
    Map<String, Integer> lstm = retentions(new Lstm(5, true, 1));
    assertEquals(Map.of("b_f", 1), lstm);
    assertEquals(Map.of("b_z", 1), retentions(new Gru(5, Gru.Reset.BEFORE)));
    assertEquals(Map.of("b_z", 1), retentions(new Gru(5, Gru.Reset.AFTER)));
    assertEquals(Map.of(), retentions(new Rnn(5, Rnn.Activation.TANH)));
  }

  private static Map<String, Integer> retentions(Cell cell) {
    return weights(cell, 3).stream()
        .filter(weight -> weight.retention() != 0)
        .collect(Collectors.toMap(Weight::name, Weight::retention));
  }

  @Test
  void the_forget_gate_of_lstm_begins_at_its_forget_bias() {
    var values = new double[3];
    var weight = new Weight("b_f", 3, 1, Role.BIAS, 1);
    new Lstm(3, false, 5)
        .equations()
        .initial()
        .get("b_f")
        .fill(weight, 3, values, Streams.named(1, "b_f"));
    assertArrayEquals(new double[] {5, 5, 5}, values);
  }
}
