package dev.carousel.cli;

import dev.carousel.api.describe.DescriptionException;
import dev.carousel.api.equation.EquationException;
import dev.carousel.api.text.Nearest;
import dev.carousel.lab.json.JsonException;
import dev.carousel.lab.plugin.UnknownComponentException;
import dev.carousel.lab.record.FolderInUseException;
import dev.carousel.lab.spec.StudyException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.Collection;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Turns what went wrong into words for the user and an exit code. */
final class Failures {
  private final Terminal terminal;

  Failures(Terminal terminal) {
    this.terminal = terminal;
  }

  /** An argument that no command understands. */
  int misused(ParameterException failure) {
    CommandSpec command = failure.getCommandLine().getCommandSpec();
    if (failure instanceof UnmatchedArgumentException unmatched) {
      unmatched(unmatched.getUnmatched().getFirst(), command);
    } else {
      error("usage", firstLine(failure.getMessage()));
    }
    terminal.say("help: `" + command.qualifiedName() + " --help` shows how.");
    return ExitCode.USAGE;
  }

  private void unmatched(String argument, CommandSpec command) {
    boolean option = argument.startsWith("-");
    Collection<String> known =
        option ? command.optionsMap().keySet() : command.subcommands().keySet();
    error(
        "usage",
        known.isEmpty()
            ? "there is an argument too many: " + argument
            : "there is no " + (option ? "option " : "command ") + argument);
    Nearest.likely(argument.replaceFirst("=.*", ""), known)
        .ifPresent(near -> terminal.say("help: did you mean `" + near + "`?"));
  }

  private static String firstLine(String message) {
    String line = message.lines().findFirst().orElse("");
    return line.isEmpty() ? line : Character.toLowerCase(line.charAt(0)) + line.substring(1);
  }

  /** A command that ended with an exception. */
  int failed(Exception failure) {
    return switch (failure) {
      case StudyException e -> study(e);
      case UsageException e -> usage(e);
      case UnknownComponentException e -> unknown(e);
      case FolderInUseException e -> error("in-use", e.getMessage());
      case FileSystemException e -> error("file", words(e));
      case JsonException e -> error("damaged", e.getMessage());
      case IOException e -> error("file", String.valueOf(e.getMessage()));
      case UncheckedIOException e -> failed(e.getCause());
      case DescriptionException e -> plugin(e);
      case EquationException e -> plugin(e);
      default -> bug(failure);
    };
  }

  private int study(StudyException failure) {
    terminal.err().print(failure.getMessage());
    return failure.isPluginFault() ? ExitCode.PLUGIN : ExitCode.INVALID_STUDY;
  }

  private int usage(UsageException failure) {
    error("usage", failure.getMessage());
    failure.help().lines().forEach(line -> terminal.say("help: " + line));
    return ExitCode.USAGE;
  }

  private int unknown(UnknownComponentException failure) {
    error(failure.id(), failure.getMessage());
    failure.help().forEach(line -> terminal.say("help: " + line));
    return failure.isPluginFault() ? ExitCode.PLUGIN : ExitCode.USAGE;
  }

  private int error(String id, String message) {
    terminal.say("error[" + id + "]: " + message);
    return ExitCode.USAGE;
  }

  private static String words(FileSystemException failure) {
    String why =
        switch (failure) {
          case NoSuchFileException _ -> "does not exist";
          case AccessDeniedException _ -> "may not be read or written by this user";
          case FileAlreadyExistsException _ -> "is a file where a folder is needed";
          case NotDirectoryException _ -> "is not a folder";
          default -> "cannot be used: " + failure.getReason();
        };
    return failure.getFile() + " " + why;
  }

  private int plugin(Exception failure) {
    error("plugin", failure.getMessage());
    return ExitCode.PLUGIN;
  }

  /** Any other failure, errors of the virtual machine included. */
  int bug(Throwable failure) {
    failure.printStackTrace(terminal.err());
    terminal.say("error[bug]: this is a mistake in Carousel, not in your study.");
    terminal.say(
        "help: please report it with the lines above, the command, the study's file and what"
            + " `carousel --version` prints.");
    return ExitCode.BUG;
  }
}
