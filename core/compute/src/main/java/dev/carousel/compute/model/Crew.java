package dev.carousel.compute.model;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Threads that do one piece of work together, each its share, with barriers between its parts. The
 * caller is member 0. A crew of one is the caller alone and costs nothing.
 *
 * <p>Waiting members spin for a while, because parts take microseconds, then sleep until the last
 * one arrives.
 */
final class Crew implements AutoCloseable {
  private static final int SPINS = 10_000;

  /** What every member does, told which one it is. */
  @FunctionalInterface
  interface Work {
    void run(int member);
  }

  private final Thread[] members;
  private final Meeting outer = new Meeting();
  private final Meeting inner = new Meeting();
  private volatile boolean closed;
  private volatile @Nullable Throwable failure;
  private Work work = _ -> {};

  /** Where members wait for each other. */
  private final class Meeting {
    private final AtomicInteger arrived = new AtomicInteger();
    private volatile int held;

    /** Waits until every member is here, or, if {@code inWork}, one of them has failed. */
    void meet(boolean inWork) {
      int now = held;
      if (arrived.incrementAndGet() == members.length) {
        arrived.set(0);
        held = now + 1;
        wakeAll();
        return;
      }
      for (int i = 0; held == now && !(inWork && failure != null); i++) {
        if (i < SPINS) {
          Thread.onSpinWait();
        } else {
          LockSupport.park(Crew.this);
        }
      }
    }
  }

  /**
   * Starts the members other than the caller.
   *
   * @param size members, the caller included
   */
  Crew(int size) {
    members = new Thread[size];
    members[0] = Thread.currentThread();
    for (int member = 1; member < size; member++) {
      int number = member;
      members[member] =
          Thread.ofPlatform().daemon().name("crew member " + number).unstarted(() -> serve(number));
    }
    for (int member = 1; member < size; member++) {
      members[member].start();
    }
  }

  int size() {
    return members.length;
  }

  /**
   * Lets every member do the work; returns when all have.
   *
   * @throws IllegalStateException if a member's work threw
   */
  void run(Work newWork) {
    if (size() == 1) {
      newWork.run(0);
      return;
    }
    members[0] = Thread.currentThread();
    work = newWork;
    inner.arrived.set(0);
    outer.meet(false);
    share(0);
    Throwable thrown = failure;
    if (thrown != null) {
      failure = null;
      throw new IllegalStateException("a part of shared work failed", thrown);
    }
  }

  private void serve(int member) {
    outer.meet(false);
    while (!closed) {
      share(member);
      outer.meet(false);
    }
  }

  private void share(int member) {
    try {
      work.run(member);
    } catch (Interruption e) {
      // Another member has failed and says why.
    } catch (RuntimeException | Error e) {
      failure = e;
      wakeAll();
    }
    outer.meet(false);
  }

  private void wakeAll() {
    for (Thread member : members) {
      LockSupport.unpark(member);
    }
  }

  /** Called in shared work: waits until every member is here. */
  void await() {
    if (size() > 1) {
      inner.meet(true);
      if (failure != null) {
        throw new Interruption();
      }
    }
  }

  /** Ends work that can no longer be finished. */
  private static final class Interruption extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  /** Ends the other threads; the crew is then of no use. */
  @Override
  public void close() {
    if (size() > 1) {
      closed = true;
      outer.meet(false);
    }
  }
}
