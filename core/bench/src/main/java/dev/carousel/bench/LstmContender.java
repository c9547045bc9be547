package dev.carousel.bench;

import java.util.Map;

/** A program that runs an LSTM; peers are found by {@link java.util.ServiceLoader}. */
public interface LstmContender {

  String name();

  /** Gets ready for a problem: copies its numbers, compiles what there is to compile. */
  Run prepare(LstmProblem problem);

  /** A problem, ready to run any number of times. */
  interface Run extends AutoCloseable {

    /** One forward and one backward pass, on one core. */
    void step();

    /**
     * Derivatives by every weight and initial state, by name, of one pass made for the purpose;
     * laid out as in {@link LstmProblem}.
     */
    Map<String, float[]> gradients();

    @Override
    void close();
  }
}
