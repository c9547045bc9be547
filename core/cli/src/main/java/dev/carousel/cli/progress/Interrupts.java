package dev.carousel.cli.progress;

import dev.carousel.lab.run.Cancellation;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Makes Ctrl-C stop a study at the next update. The virtual machine begins to shut down; it is held
 * until the command has written what there is, and ends with the signal's own exit status.
 */
public final class Interrupts implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 30;

  private final Cancellation cancellation;
  private final Consumer<String> say;
  private final CountDownLatch written = new CountDownLatch(1);
  private final Thread hook = Thread.ofPlatform().name("interrupt").unstarted(this::stop);

  private Interrupts(Cancellation cancellation, Consumer<String> say) {
    this.cancellation = cancellation;
    this.say = say;
  }

  /** Begins to watch. */
  public static Interrupts cancelling(Cancellation cancellation, Consumer<String> say) {
    var interrupts = new Interrupts(cancellation, say);
    Runtime.getRuntime().addShutdownHook(interrupts.hook);
    return interrupts;
  }

  private void stop() {
    cancellation.request();
    say.accept("stopping at the next update");
    try {
      if (!written.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        say.accept("a trial did not stop; it will run again");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Lets the virtual machine go, or stops watching. */
  @Override
  public void close() {
    written.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      return;
    }
  }
}
