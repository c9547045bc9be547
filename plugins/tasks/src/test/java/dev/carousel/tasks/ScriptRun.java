package dev.carousel.tasks;

import java.util.HashMap;
import java.util.Map;

/** Runs a program as a reader of its text would: statements by line, expressions by descent. */
final class ScriptRun {
  private final Map<String, Long> variables;
  private final String text;
  private int at;

  private ScriptRun(Map<String, Long> variables, String text) {
    this.variables = variables;
    this.text = text;
  }

  static long printed(String program) {
    var variables = new HashMap<String, Long>();
    long printed = 0;
    for (String line : program.split("\n")) {
      if (line.startsWith("print(")) {
        printed = value(variables, line.substring(6, line.length() - 1));
      } else if (line.startsWith("for")) {
        int times = Integer.parseInt(line.substring(line.indexOf('(') + 1, line.indexOf(')')));
        String[] sides = line.substring(line.indexOf(':') + 1).split("\\+=");
        for (int i = 0; i < times; i++) {
          variables.merge(sides[0], Long.parseLong(sides[1]), Long::sum);
        }
      } else {
        int equals = line.indexOf('=');
        variables.put(line.substring(0, equals), value(variables, line.substring(equals + 1)));
      }
    }
    return printed;
  }

  private static long value(Map<String, Long> variables, String expression) {
    return new ScriptRun(variables, expression).expression();
  }

  private boolean skip(String word) {
    boolean there = text.startsWith(word, at);
    at += there ? word.length() : 0;
    return there;
  }

  private long atom() {
    if (skip("(")) {
      long value = expression();
      skip(")");
      return value;
    }
    int start = at;
    while (at < text.length() && Character.isLetterOrDigit(text.charAt(at))) {
      at++;
    }
    String word = text.substring(start, at);
    return Character.isDigit(word.charAt(0)) ? Long.parseLong(word) : variables.get(word);
  }

  /** One operation at most, since every operation has brackets of its own. */
  private long expression() {
    long left = atom();
    if (skip("+")) {
      return left + atom();
    } else if (skip("-")) {
      return left - atom();
    } else if (skip("*")) {
      return left * atom();
    } else if (skip(" if ")) {
      long first = atom();
      boolean less = skip("<");
      at += less ? 0 : 1;
      long second = atom();
      skip(" else ");
      long other = atom();
      return (less ? first < second : first > second) ? left : other;
    }
    return left;
  }
}
