package dev.carousel.cli;

import dev.carousel.lab.json.Json;
import java.util.function.Supplier;
import picocli.CommandLine.Option;

/** The option {@code --output}. */
final class OutputOption {
  /** The forms a result can have. */
  enum Form {
    TEXT,
    JSON;

    /** Reads {@code text} or {@code json}. */
    static final class Converter extends WordConverter<Form> {
      Converter() {
        super(Form.class);
      }
    }
  }

  @Option(
      names = "--output",
      paramLabel = "FORM",
      converter = Form.Converter.class,
      description = "text, or json for exactly one JSON value (default: text).")
  private Form form = Form.TEXT;

  /** Prints a result in the form asked for. */
  void print(Terminal terminal, Supplier<String> text, Supplier<?> plain) {
    terminal.out().print(form == Form.TEXT ? text.get() : Json.writeIndented(plain.get()));
  }
}
