package dev.carousel.lab.plugin;

import java.util.List;

/** A name that stands for no usable component. The message is for the user; there is no trace. */
public final class UnknownComponentException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final String id;
  private final transient List<String> help;
  private final boolean pluginFault;

  UnknownComponentException(String id, String message, List<String> help, boolean pluginFault) {
    super(message, null, false, false);
    this.id = id;
    this.help = List.copyOf(help);
    this.pluginFault = pluginFault;
  }

  /** {@code unknown-name} or {@code duplicate-name}. */
  public String id() {
    return id;
  }

  /** Lines of help, the likeliest first. */
  public List<String> help() {
    return help;
  }

  /** Whether a plugin that could not be used may be the cause, rather than the name. */
  public boolean isPluginFault() {
    return pluginFault;
  }
}
