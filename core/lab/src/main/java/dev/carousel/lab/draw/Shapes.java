package dev.carousel.lab.draw;

import dev.carousel.compute.program.Equation;
import java.util.stream.Collectors;

/** Draws the nodes within a module. */
final class Shapes {
  private final SvgText text;
  private final String time;

  Shapes(SvgText text, String time) {
    this.text = text;
    this.time = time;
  }

  void draw(Node node, Box box) {
    switch (node.kind()) {
      case LAYER -> layer(node, box);
      case FIXED, PARAMETER, POINTWISE -> pointwise(node, box);
      case MERGE, INPUT, PREVIOUS, NEXT, OUTPUT -> {}
    }
  }

  private void layer(Node node, Box box) {
    open(node);
    rectangle(box, "#fff3b0", "#c29b1c", 3);
    text.word(box.centre(), node.label());
    NameTag tag = NameTag.of(node, box, time);
    if (!tag.text().isEmpty()) {
      text.small(tag.box().centre(), NameTag.SIZE, tag.text());
    }
    text.endGroup();
  }

  private void pointwise(Node node, Box box) {
    open(node);
    if (node.kind() == Node.Kind.POINTWISE) {
      text.line(
          "<ellipse cx=\"%d\" cy=\"%d\" rx=\"%d\" ry=\"%d\" fill=\"#fbcfe0\" stroke=\"#b8447a\"/>",
          box.centre().x(), box.centre().y(), box.halfWidth(), box.halfHeight());
    } else {
      rectangle(box, "#fbcfe0", "#b8447a", 8);
    }
    text.word(box.centre(), node.label());
    text.endGroup();
  }

  private void open(Node node) {
    text.titled(
        node.equations().isEmpty()
            ? node.label()
            : node.equations().stream().map(Equation::toString).collect(Collectors.joining("\n")));
  }

  private void rectangle(Box box, String fill, String stroke, int radius) {
    text.line(
        "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" rx=\"%d\" fill=\"%s\" stroke=\"%s\"/>",
        box.centre().x() - box.halfWidth(),
        box.centre().y() - box.halfHeight(),
        2 * box.halfWidth(),
        2 * box.halfHeight(),
        radius,
        fill,
        stroke);
  }
}
