package dev.carousel.api.describe;

import dev.carousel.api.Cell;
import dev.carousel.api.Component;
import dev.carousel.api.Initializer;
import dev.carousel.api.Optimizer;
import dev.carousel.api.Schedule;
import dev.carousel.api.Task;
import java.util.Locale;
import java.util.stream.Stream;

/** The kinds of component. */
public enum Kind {
  CELL(Cell.class),
  TASK(Task.class),
  OPTIMIZER(Optimizer.class),
  INITIALIZER(Initializer.class),
  SCHEDULE(Schedule.class);

  private final Class<? extends Component> type;

  Kind(Class<? extends Component> type) {
    this.type = type;
  }

  /** The interface that components of this kind implement. */
  public Class<? extends Component> type() {
    return type;
  }

  /** The singular as a user writes it, such as {@code cell}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The plural as a user writes it, such as {@code cells}. */
  public String plural() {
    return label() + "s";
  }

  /**
   * The kind of a class.
   *
   * @throws DescriptionException if it implements none of the kinds
   */
  public static Kind of(Class<?> component) {
    return Stream.of(values())
        .filter(kind -> kind.type.isAssignableFrom(component))
        .findFirst()
        .orElseThrow(
            () ->
                new DescriptionException(component.getName() + " is not a component of any kind"));
  }
}
