package dev.carousel.lab.run;

/** The user's wish to stop: once set, workers end their trials at the next update. */
public final class Cancellation {
  private volatile boolean requested;

  public void request() {
    requested = true;
  }

  public boolean isRequested() {
    return requested;
  }
}
