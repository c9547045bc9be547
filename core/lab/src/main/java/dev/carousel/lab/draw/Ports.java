package dev.carousel.lab.draw;

import java.util.List;
import java.util.stream.Stream;

/** Which sides of a node lines come in at and go out from. */
final class Ports {
  private static final int SLIGHT = 45;
  private static final int STRONG = 60;

  private Ports() {}

  /** Where lines may come in. */
  static List<Port> in(Node node, Box box, boolean isUpright) {
    return switch (node.kind()) {
      case LAYER ->
          List.of(
              Port.of(box, Side.SOUTH, 0, 0),
              Port.of(box, Side.SOUTH, -Port.PITCH, SLIGHT),
              Port.of(box, Side.SOUTH, Port.PITCH, SLIGHT),
              Port.of(box, Side.WEST, 0, STRONG),
              Port.of(box, Side.EAST, 0, STRONG));
      case POINTWISE, FIXED -> around(box);
      case MERGE ->
          Stream.of(Side.WEST, Side.SOUTH, Side.EAST, Side.NORTH)
              .filter(side -> side != onward(isUpright))
              .map(side -> Port.of(box, side, 0, 0))
              .toList();
      case NEXT -> List.of(Port.of(box, Side.WEST, 0, 0));
      case OUTPUT -> List.of(Port.of(box, Side.SOUTH, 0, 0));
      case INPUT, PREVIOUS, PARAMETER -> List.of();
    };
  }

  /** Where lines may go out. */
  static List<Port> out(Node node, Box box, boolean isUpright) {
    return switch (node.kind()) {
      case LAYER, INPUT -> List.of(Port.of(box, Side.NORTH, 0, 0));
      case POINTWISE, FIXED, PARAMETER -> around(box);
      case MERGE -> List.of(Port.of(box, onward(isUpright), 0, 0));
      case PREVIOUS -> List.of(Port.of(box, Side.EAST, 0, 0));
      case NEXT, OUTPUT -> List.of();
    };
  }

  private static Side onward(boolean isUpright) {
    return isUpright ? Side.NORTH : Side.EAST;
  }

  private static List<Port> around(Box box) {
    return Stream.of(Side.values()).map(side -> Port.of(box, side, 0, 0)).toList();
  }
}
