package dev.carousel.lab.draw;

import java.util.Locale;

/** SVG being written: the elements that pictures are made of. */
final class SvgText {
  static final String BODY = "#e2f0d9";
  static final String BORDER = "#8dbb77";
  static final String INK = "#222";
  private static final String FONT =
      "'STIX Two Text','Latin Modern Roman','Times New Roman',Times,serif";

  private final StringBuilder text = new StringBuilder();

  void line(String format, Object... arguments) {
    text.append(String.format(Locale.ROOT, format, arguments)).append('\n');
  }

  void open(int width, int height, String title, String description) {
    String id = title.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    line(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\""
            + " role=\"img\" aria-labelledby=\"%s-title %s-desc\" font-family=\"%s\""
            + " font-size=\"%d\" text-anchor=\"middle\" fill=\"%s\">",
        width, height, width, height, id, id, FONT, Letters.SIGN, INK);
    line("<title id=\"%s-title\">%s</title>", id, escaped(title));
    line("<desc id=\"%s-desc\">%s</desc>", id, escaped(description));
    line("<rect width=\"%d\" height=\"%d\" rx=\"12\" fill=\"#fff\"/>", width, height);
  }

  String close() {
    return text.append("</svg>\n").toString();
  }

  void group(Point corner) {
    line("<g transform=\"translate(%d %d)\">", corner.x(), corner.y());
  }

  /** A group whose title a reader sees on pointing at it. */
  void titled(String title) {
    line("<g><title>%s</title>", escaped(title));
  }

  void endGroup() {
    text.append("</g>\n");
  }

  void body(int width, int height) {
    line("<rect width=\"%d\" height=\"%d\" rx=\"24\" fill=\"%s\"/>", width, height, BODY);
  }

  void border(int width, int height) {
    line(
        "<rect width=\"%d\" height=\"%d\" rx=\"24\" fill=\"none\" stroke=\"%s\""
            + " stroke-width=\"1.5\"/>",
        width, height, BORDER);
  }

  /** A group of lines. */
  void pen() {
    line("<g fill=\"none\" stroke=\"%s\" stroke-width=\"2\">", INK);
  }

  void path(String path) {
    line("<path d=\"%s\"/>", path);
  }

  /** A band in the colour of the body, which interrupts what is under it. */
  void halo(String path) {
    line("<path d=\"%s\" stroke=\"%s\" stroke-width=\"7\"/>", path, BODY);
  }

  /** A triangle whose tip is at a point and shows into a direction. */
  void arrow(Point tip, Side direction) {
    int length = 8;
    int half = 4;
    int baseX = tip.x() - direction.dx() * length;
    int baseY = tip.y() - direction.dy() * length;
    line(
        "<path d=\"M%d %dL%d %dL%d %dZ\"/>",
        tip.x(),
        tip.y(),
        baseX + direction.dy() * half,
        baseY + direction.dx() * half,
        baseX - direction.dy() * half,
        baseY - direction.dx() * half);
  }

  /** Upright text about a point. */
  void word(Point middle, String word) {
    text(middle, Letters.SIGN, "", word);
  }

  /** A variable: slanted, with what follows the first underscore below. */
  void variable(Point middle, String name) {
    text(middle, Letters.SIGN, " font-style=\"italic\"", name);
  }

  /** A variable in smaller letters. */
  void small(Point middle, int size, String name) {
    text(middle, size, " font-style=\"italic\" font-size=\"" + size + "\"", name);
  }

  /** A variable that begins, or ends, at a point. */
  void beside(Point at, boolean ends, String name) {
    String anchor = " text-anchor=\"" + (ends ? "end" : "start") + "\"";
    text(at, Letters.SIGN, " font-style=\"italic\"" + anchor, name);
  }

  private void text(Point at, int size, String style, String content) {
    line(
        "<text x=\"%d\" y=\"%d\"%s>%s</text>",
        at.x(), at.y() + size / 3, style, withSubscript(content));
  }

  private static String withSubscript(String content) {
    int below = content.indexOf('_');
    return below < 0
        ? escaped(content)
        : escaped(content.substring(0, below))
            + "<tspan dy=\"0.25em\" font-size=\"70%\">"
            + escaped(content.substring(below + 1))
            + "</tspan>";
  }

  private static String escaped(String content) {
    return content.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
