package dev.carousel.cli;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a constant of an enum by its name in lower case. */
class WordConverter<E extends Enum<E>> implements ITypeConverter<E> {
  private final List<E> constants;

  WordConverter(Class<E> type) {
    constants = List.of(type.getEnumConstants());
  }

  @Override
  public E convert(String word) {
    return constants.stream()
        .filter(constant -> label(constant).equals(word))
        .findFirst()
        .orElseThrow(
            () ->
                new TypeConversionException(
                    "it must be " + String.join(" or ", labels().toList()) + ", not " + word));
  }

  private Stream<String> labels() {
    return constants.stream().map(WordConverter::label);
  }

  private static String label(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
