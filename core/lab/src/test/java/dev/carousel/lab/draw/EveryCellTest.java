package dev.carousel.lab.draw;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carousel.compute.cell.Author;
import dev.carousel.compute.program.Equation;
import dev.carousel.compute.program.Op;
import dev.carousel.compute.program.Program;
import dev.carousel.compute.program.Var;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every built-in cell's picture says what its program says, and can be read. */
class EveryCellTest {
  @TestFactory
  Stream<DynamicTest> draws_what_its_program_computes() {
    return Cells.names().map(name -> DynamicTest.dynamicTest(name, () -> sameGraph(name)));
  }

  @TestFactory
  Stream<DynamicTest> has_a_legible_picture() {
    return Cells.names()
        .map(
            name ->
                DynamicTest.dynamicTest(
                    name,
                    () -> {
                      Picture picture = Picture.of(Cells.diagram(name));
                      new Legibility(picture).check();
                      isSvg(Svg.of(picture));
                      isSvg(Svg.unrolled(picture, 3));
                      assertEquals(
                          Svg.of(picture), Svg.of(Picture.of(Cells.diagram(name))), "same bytes");
                    }));
  }

  private static void isSvg(String svg) throws Exception {
    var root =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)))
            .getDocumentElement();
    assertEquals("svg", root.getTagName());
    assertEquals("title", root.getElementsByTagName("title").item(0).getNodeName());
    assertFalse(root.getElementsByTagName("desc").item(0).getTextContent().isEmpty());
    assertFalse(svg.replace("http://www.w3.org/2000/svg", "").contains("http"), "self-contained");
  }

  /** Lines of the picture and dependencies of the program, as pairs of names, are the same. */
  private static void sameGraph(String name) {
    Program program = Cells.program(name);
    Diagram diagram = Cells.diagram(name);
    Set<Var> moving = moving(program);
    Map<Var, String> computedBy = computedBy(program, diagram, moving);
    Set<String> expected = new TreeSet<>();
    for (Node node : diagram.nodes()) {
      for (Equation equation : node.equations()) {
        equation.arguments().stream()
            .filter(moving::contains)
            .filter(argument -> !name(node).equals(computedBy.get(argument)))
            .map(argument -> name(computedBy, argument))
            .forEach(from -> expected.add(from + " -> " + name(node)));
      }
    }
    program.outputs().stream()
        .filter(output -> moving.contains(output.value()))
        .forEach(
            output -> expected.add(name(computedBy, output.value()) + " -> " + end(output.key())));
    assertEquals(String.join("\n", expected), String.join("\n", drawn(diagram)));
  }

  private static Set<Var> moving(Program program) {
    var sources = new ArrayList<Var>(program.inputs(Var.Kind.INPUT));
    sources.addAll(program.inputs(Var.Kind.STATE));
    program.equations().stream()
        .filter(
            equation -> equation.op() instanceof Op.StepIndex || equation.op() instanceof Op.Chance)
        .forEach(equation -> sources.add(equation.target()));
    return program.dependents(sources);
  }

  /** Each equation that changes from step to step is in one node, whose last one is read. */
  private static Map<Var, String> computedBy(Program program, Diagram diagram, Set<Var> moving) {
    Map<Var, String> computedBy = new HashMap<>();
    for (Var.Kind kind : List.of(Var.Kind.INPUT, Var.Kind.STATE)) {
      program.inputs(kind).forEach(v -> computedBy.put(v, "before " + v.name()));
    }
    for (Node node : diagram.nodes()) {
      for (Equation equation : node.equations()) {
        assertEquals(
            null, computedBy.put(equation.target(), name(node)), () -> equation + " twice");
      }
    }
    program.equations().stream()
        .map(Equation::target)
        .filter(moving::contains)
        .forEach(target -> assertNotNull(computedBy.get(target), () -> target + " is not drawn"));
    return computedBy;
  }

  private static String name(Map<Var, String> computedBy, Var variable) {
    String node = computedBy.get(variable);
    assertNotNull(node, () -> variable + " is not drawn");
    assertTrue(
        node.startsWith("before ") || node.equals(variable.name()),
        () -> variable + " is read from the inside of " + node);
    return node;
  }

  private static String name(Node node) {
    return switch (node.kind()) {
      case PREVIOUS -> "before " + node.name();
      case INPUT -> node.equations().isEmpty() ? "before " + node.name() : lastTarget(node);
      case NEXT -> end(node.name() + "'");
      case OUTPUT -> end(Author.OUTPUT);
      case LAYER, FIXED, POINTWISE, MERGE, PARAMETER -> lastTarget(node);
    };
  }

  private static String lastTarget(Node node) {
    return node.equations().getLast().target().name();
  }

  private static String end(String key) {
    return "after " + key;
  }

  private static Set<String> drawn(Diagram diagram) {
    Set<String> drawn = new TreeSet<>();
    for (Node node : diagram.nodes()) {
      if (!isJunction(node)) {
        sources(diagram, node)
            .filter(from -> from.kind() != Node.Kind.PARAMETER)
            .forEach(from -> drawn.add(name(from) + " -> " + name(node)));
      }
    }
    return drawn;
  }

  private static boolean isJunction(Node node) {
    return node.kind() == Node.Kind.MERGE && node.equations().isEmpty();
  }

  private static Stream<Node> sources(Diagram diagram, Node node) {
    return diagram.into(node.id()).stream()
        .map(edge -> diagram.node(edge.from()))
        .flatMap(from -> isJunction(from) ? sources(diagram, from) : Stream.of(from));
  }
}
