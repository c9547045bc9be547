package dev.carousel.api.describe;

import dev.carousel.api.Component;
import dev.carousel.api.describe.ArgumentException.Reason;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The description of one component class.
 *
 * @param source where it was published, or empty
 * @param example one literal sequence of a task, or empty
 */
public record ComponentType(
    Class<? extends Component> type,
    Kind kind,
    String name,
    String summary,
    String source,
    String example,
    List<Parameter> parameters) {

  /**
   * Reads the description from a record class.
   *
   * @throws DescriptionException if it is not a record, lacks a name, summary or a parameter's
   *     documentation, or has a default that it does not accept itself
   */
  public static ComponentType of(Class<? extends Component> type) {
    Kind kind = Kind.of(type);
    Name name = type.getAnnotation(Name.class);
    Summary summary = type.getAnnotation(Summary.class);
    if (!type.isRecord()) {
      throw new DescriptionException(type.getName() + " is not a record");
    }
    if (name == null || !name.value().matches("[a-z][a-z0-9]*(-[a-z0-9]+)*")) {
      throw new DescriptionException(
          type.getName() + " needs a @Name of lower-case words joined by hyphens");
    }
    if (summary == null) {
      throw new DescriptionException(type.getName() + " needs a @Summary");
    }
    List<Parameter> parameters = Stream.of(type.getRecordComponents()).map(Parameter::of).toList();
    var result =
        new ComponentType(
            type,
            kind,
            name.value(),
            summary.value(),
            Optional.ofNullable(type.getAnnotation(Source.class)).map(Source::value).orElse(""),
            Optional.ofNullable(type.getAnnotation(Example.class)).map(Example::value).orElse(""),
            parameters);
    parameters.forEach(result::checkDefault);
    return result;
  }

  private void checkDefault(Parameter parameter) {
    try {
      parameter.fallback().ifPresent(text -> parameter.accept(plain(parameter, text)));
    } catch (ArgumentException | NumberFormatException e) {
      throw new DescriptionException(
          name + ": the default of " + parameter.name() + " is not valid: " + e.getMessage());
    }
  }

  public Optional<Parameter> parameter(String parameterName) {
    return parameters.stream().filter(p -> p.name().equals(parameterName)).findFirst();
  }

  /**
   * Makes a component.
   *
   * @param arguments plain values (Long, Double, Boolean, String, DataFile, List) by parameter
   *     name; those left out take their defaults
   * @throws ArgumentException if one is missing, not accepted, or refused by the constructor
   * @throws IllegalArgumentException if there is an argument of no parameter
   */
  public Component create(Map<String, ?> arguments) {
    for (String argument : arguments.keySet()) {
      if (parameter(argument).isEmpty()) {
        throw new IllegalArgumentException(name + " has no parameter " + argument);
      }
    }
    return construct(parameters.stream().map(p -> valueOf(p, arguments)).toArray());
  }

  private static Object valueOf(Parameter parameter, Map<String, ?> arguments) {
    Object given = arguments.get(parameter.name());
    if (given != null) {
      return parameter.accept(given);
    }
    return parameter
        .fallback()
        .map(text -> parameter.accept(plain(parameter, text)))
        .orElseThrow(
            () -> new ArgumentException(Reason.MISSING, parameter.name() + " is required"));
  }

  /** Reads a default, written as YAML would be, into a plain value. */
  private static Object plain(Parameter parameter, String text) {
    if (!parameter.list()) {
      return plainOne(parameter, text);
    }
    String inner = text.strip().replaceAll("^\\[|]$", "").strip();
    return inner.isEmpty()
        ? List.of()
        : Stream.of(inner.split("\\s*,\\s*")).map(part -> plainOne(parameter, part)).toList();
  }

  private static Object plainOne(Parameter parameter, String text) {
    return switch (parameter.type()) {
      case INTEGER -> Long.valueOf(text);
      case NUMBER -> Double.valueOf(text);
      case TRUTH -> Boolean.valueOf(text);
      case TEXT, CHOICE, FILE -> text;
    };
  }

  private Component construct(Object[] values) {
    try {
      Class<?>[] types =
          Stream.of(type.getRecordComponents())
              .map(RecordComponent::getType)
              .toArray(Class<?>[]::new);
      Constructor<? extends Component> constructor = type.getDeclaredConstructor(types);
      constructor.setAccessible(true);
      return constructor.newInstance(values);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof DataFileException problem) {
        throw new ArgumentException(problem);
      }
      if (e.getCause() instanceof IllegalArgumentException refused) {
        throw new ArgumentException(Reason.REFUSED, String.valueOf(refused.getMessage()));
      }
      if (e.getCause() instanceof ArgumentException refused) {
        throw refused;
      }
      throw new DescriptionException(name + ": its constructor failed: " + e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new DescriptionException(name + " cannot be made: " + e);
    }
  }

  /** The parameters and values of a component of this type, in order of declaration. */
  public Map<String, Object> arguments(Component component) {
    var result = new LinkedHashMap<String, Object>();
    for (RecordComponent field : type.getRecordComponents()) {
      try {
        var accessor = field.getAccessor();
        accessor.setAccessible(true);
        result.put(Parameter.of(field).name(), accessor.invoke(component));
      } catch (ReflectiveOperationException e) {
        throw new DescriptionException(name + " cannot be read: " + e);
      }
    }
    return result;
  }
}
