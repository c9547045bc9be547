package dev.carousel.lab.run;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.appender.AbstractAppender;
import org.apache.logging.log4j.core.config.AbstractConfiguration;
import org.apache.logging.log4j.core.config.ConfigurationSource;
import org.apache.logging.log4j.core.config.Configurator;
import org.apache.logging.log4j.core.config.Property;

/**
 * The log of the trial that runs on this thread: whatever any class logs there while it is open,
 * from level INFO, is a line of its file. Outside of trials nothing is logged.
 *
 * <p>Log4j is configured here, in code: looking for a configuration file and the classes it may
 * name takes longer than the rest of a start.
 */
final class TrialLog implements AutoCloseable {
  private static final ThreadLocal<TrialLog> OPEN = new ThreadLocal<>();

  private final PrintWriter writer;

  private TrialLog(BufferedWriter writer) {
    this.writer = new PrintWriter(writer, true);
  }

  static TrialLog open(Path file) throws IOException {
    Routing.install();
    var log = new TrialLog(Files.newBufferedWriter(file));
    OPEN.set(log);
    return log;
  }

  @Override
  public void close() {
    OPEN.remove();
    writer.close();
  }

  private void add(LogEvent event) {
    String source = event.getLoggerName().replaceFirst(".*\\.", "");
    writer.println(
        Instant.ofEpochMilli(event.getTimeMillis())
            + " "
            + event.getLevel()
            + " "
            + source
            + " "
            + event.getMessage().getFormattedMessage());
    if (event.getThrown() != null) {
      event.getThrown().printStackTrace(writer);
    }
  }

  /** Log4j's configuration: one appender, which finds the trial by the thread. */
  private static final class Routing extends AbstractConfiguration {
    private static boolean installed;

    private Routing(LoggerContext context) {
      super(context, ConfigurationSource.NULL_SOURCE);
    }

    static synchronized void install() {
      if (!installed) {
        var context = LoggerContext.getContext(false);
        Configurator.reconfigure(new Routing(context));
        installed = true;
      }
    }

    @Override
    protected void doConfigure() {
      setName("carousel");
      var appender = new ToTrial();
      addAppender(appender);
      getRootLogger().setLevel(Level.INFO);
      getRootLogger().addAppender(appender, null, null);
    }
  }

  private static final class ToTrial extends AbstractAppender {
    ToTrial() {
      super("trial", null, null, true, Property.EMPTY_ARRAY);
      start();
    }

    @Override
    public void append(LogEvent event) {
      var log = OPEN.get();
      if (log != null) {
        log.add(event);
      }
    }
  }
}
