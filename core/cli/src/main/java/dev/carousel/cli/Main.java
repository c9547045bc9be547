package dev.carousel.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;

/** Where the command begins. */
public final class Main {
  private Main() {}

  public static void main(String[] arguments) {
    var out = new StandardOutput(new FileOutputStream(FileDescriptor.out));
    int status = execute(Terminal.ofProcess(out), arguments);
    System.exit(out.trouble().isEmpty() ? status : unwritten(out.trouble().get(), status));
  }

  private static int unwritten(String trouble, int status) {
    System.err.println("error[file]: the result could not be written: " + trouble);
    return status == ExitCode.OK ? ExitCode.USAGE : status;
  }

  /**
   * Carries out one command without ending the process.
   *
   * @param out receives results
   * @param err receives everything else
   * @return the exit status
   */
  public static int execute(PrintStream out, PrintStream err, String... arguments) {
    return execute(Terminal.plain(out, err), arguments);
  }

  private static int execute(Terminal terminal, String... arguments) {
    int status;
    try {
      String first = arguments.length == 0 ? "" : arguments[0];
      status = CarouselCommand.commandLine(terminal, first).execute(arguments);
    } catch (RuntimeException | Error failure) {
      status = new Failures(terminal).bug(failure);
    }
    terminal.out().flush();
    terminal.err().flush();
    return status;
  }
}
