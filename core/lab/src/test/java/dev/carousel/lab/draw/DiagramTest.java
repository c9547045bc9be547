package dev.carousel.lab.draw;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class DiagramTest {
  private static String labels(Diagram diagram, Node.Kind kind) {
    return diagram.nodes(kind).stream()
        .map(node -> (node.name().isEmpty() ? "" : node.name() + ":") + node.label())
        .sorted()
        .collect(Collectors.joining(" "));
  }

  private static List<String> conveyor(Diagram diagram, int index) {
    return diagram.conveyors().get(index).stream().map(id -> diagram.node(id).label()).toList();
  }

  @Test
  void an_lstm_is_three_sigmoid_layers_one_tanh_layer_and_five_operations() {
    Diagram lstm = Cells.diagram("lstm");
    assertEquals("f:σ i:σ o:σ z:tanh", labels(lstm, Node.Kind.LAYER));
    assertEquals("+ tanh × × ×", labels(lstm, Node.Kind.POINTWISE));
    assertEquals(1, lstm.nodes(Node.Kind.MERGE).size());
    assertEquals(List.of(List.of("c", "×", "+", "c")), List.of(conveyor(lstm, 0)));
    assertEquals(1, lstm.conveyors().size());
  }

  @Test
  void peepholes_reach_their_layers_beside_the_merged_line() {
    Diagram lstm = Cells.diagram("lstm-peephole");
    assertEquals("f:σ i:σ o:σ z:tanh", labels(lstm, Node.Kind.LAYER));
    assertEquals(1, lstm.nodes(Node.Kind.MERGE).size());
    for (Node layer : lstm.nodes(Node.Kind.LAYER)) {
      assertEquals(layer.label().equals("σ") ? 2 : 1, lstm.into(layer.id()).size());
    }
  }

  @Test
  void a_plain_cell_is_one_layer_without_a_conveyor() {
    Diagram rnn = Cells.diagram("rnn");
    assertEquals("tanh", labels(rnn, Node.Kind.LAYER));
    assertEquals("", labels(rnn, Node.Kind.POINTWISE));
    assertEquals(List.of(), rnn.conveyors());
  }

  @Test
  void the_state_of_a_gru_is_its_conveyor() {
    Diagram gru = Cells.diagram("gru-v1");
    assertEquals("n:tanh r:σ z:σ", labels(gru, Node.Kind.LAYER));
    assertEquals("+ 1− × × ×", labels(gru, Node.Kind.POINTWISE));
    assertEquals(List.of("h", "×", "+", "h"), conveyor(gru, 0));
  }

  @Test
  void coupled_gates_are_one_layer_and_one_minus() {
    Diagram cifg = Cells.diagram("lstm-cifg");
    assertEquals("i:σ o:σ z:tanh", labels(cifg, Node.Kind.LAYER));
    assertEquals("+ f:1− tanh × × ×", labels(cifg, Node.Kind.POINTWISE));
  }

  @Test
  void a_layer_without_activation_is_linear_and_a_matrix_that_is_not_trained_is_none() {
    Diagram gru = Cells.diagram("mingru");
    assertEquals("n:linear z:σ", labels(gru, Node.Kind.LAYER));
    Diagram attention = Cells.diagram("linear-attn");
    assertTrue(labels(attention, Node.Kind.FIXED).contains("·Key"));
  }

  @Test
  void a_sum_that_two_read_is_a_layer_of_its_own() {
    Diagram janet = Cells.diagram("janet");
    assertEquals("a:linear n:tanh", labels(janet, Node.Kind.LAYER));
    assertEquals("+ 1− × × σ σ −1", labels(janet, Node.Kind.POINTWISE));
  }

  @Test
  void the_operand_of_an_operation_that_is_not_symmetric_is_marked() {
    Diagram own = Cells.diagram(List.of("h"), "h", "a = tanh(W x)\nh' = a - h / (1 + a * a)");
    assertEquals("( )² +1 ÷ −", labels(own, Node.Kind.POINTWISE));
    List<String> marks = own.edges().stream().map(Edge::mark).filter(m -> !m.isEmpty()).toList();
    assertEquals(List.of("÷", "−"), marks);
  }

  @Test
  void a_state_that_only_passes_on_and_a_number_as_a_state_are_drawn() {
    Diagram own = Cells.diagram(List.of("h", "g"), "y", "h' = g\ng' = 1\ny = tanh(W x + U h)");
    assertEquals("1", labels(own, Node.Kind.PARAMETER));
    new Legibility(Picture.of(own)).check();
  }

  @Test
  void weights_beside_an_operation_are_written_in_it() {
    Diagram own = Cells.diagram(List.of("h"), "h", "h' = p_a * h + W x");
    assertEquals("+ ×p_a", labels(own, Node.Kind.POINTWISE));
    assertEquals("linear", labels(own, Node.Kind.LAYER));
  }
}
