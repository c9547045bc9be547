package dev.carousel.compute.reference;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Translates the executable Python lines of a fixture, word by word: {@code NAME_prev} is {@code
 * NAME}, an assigned state {@code NAME} is {@code NAME'}, and a handful of function names differ.
 */
record EquationTranslator(List<String> states) {
  private static final Pattern WORD = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

  String translate(List<String> lines) {
    return lines.stream().map(this::line).collect(Collectors.joining("\n"));
  }

  private String line(String line) {
    String text = line.replace(".T", "^T").replace("eye(H)", "I").replace("ones(H)", "1");
    return withEpsilon(
        WORD.matcher(text).replaceAll(match -> Matcher.quoteReplacement(word(match.group()))));
  }

  private String word(String word) {
    if (states.contains(word)) {
      return word + "'";
    }
    if (word.endsWith("_prev")) {
      return word.substring(0, word.length() - "_prev".length());
    }
    return switch (word) {
      case "H" -> "units";
      case "maximum" -> "max";
      case "LN" -> "norm";
      default -> word;
    };
  }

  /** Layer norm takes its epsilon as a fourth argument. */
  private static String withEpsilon(String line) {
    int call = line.indexOf("norm(");
    if (call < 0) {
      return line;
    }
    int end = call + "norm(".length();
    for (int depth = 1; depth > 0; end++) {
      char c = line.charAt(end);
      depth += c == '(' ? 1 : c == ')' ? -1 : 0;
    }
    return line.substring(0, end - 1) + ", eps)" + withEpsilon(line.substring(end));
  }
}
