package dev.carousel.tasks;

import dev.carousel.api.Task;
import dev.carousel.testkit.TaskContract;
import java.util.stream.Stream;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Tasks at the edges of their parameters, and far ones under a predictor that sees some steps. */
@ParameterizedClass
@MethodSource("cases")
final class TaskVariantsTest extends TaskContract {
  record Case(Task task, int sight) {}

  @Parameter Case tested;

  static Stream<Case> cases() {
    return Stream.of(
        new Case(new AddingBai(2), 1),
        new Case(new AddingHs97(22), 2),
        new Case(new Multiplication(22), 2),
        new Case(new Multiplication(100), 3),
        new Case(new MsAdd(20), 2),
        new Case(new MsMult(20), 2),
        new Case(new MsXor(20), 2),
        new Case(new TemporalOrder3(10), 2),
        new Case(new TemporalOrder3(100), 3),
        new Case(new MsTemporal2(10), 2),
        new Case(new MsTemporal3(10), 2),
        new Case(new LongLag(4, LongLag.Middle.ORDERED), 3),
        new Case(new LongLag(5, LongLag.Middle.RANDOM), 3),
        new Case(new LongLagTrigger(0, 1), 1),
        new Case(new LongLagTrigger(5, 5), 3),
        new Case(new TwoSequence(10, 1, TwoSequence.Form.A), 3),
        new Case(new TwoSequence(10, 5, TwoSequence.Form.C), 3),
        new Case(new LatchBengio(2, 1, 0), 1),
        new Case(new LatchBengio(20, 3, 0.4), 3),
        new Case(new MsPermutation(2, true), 1),
        new Case(new MsPermutation(10, false), 3),
        new Case(new MsMemory(3, 1, 2), 1),
        new Case(new MsMemory(40, 10, 5), 3),
        new Case(new ContinualReber(100), 3),
        new Case(new Parity(2, 5, 9, true), 1),
        new Case(new Parity(10, 10, 10, false), 3),
        new Case(new Tomita(1, 2, 10, 10), 1),
        new Case(new Tomita(2, 2, 10, 10), 1),
        new Case(new Tomita(3, 2, 10, 30), 1),
        new Case(new Tomita(5, 2, 11, 20), 3),
        new Case(new Tomita(6, 2, 10, 20), 3),
        new Case(new Tomita(7, 2, 10, 11), 1),
        new Case(new EqualPairs(3, 5), 1),
        new Case(new EqualTriples(10, 50), 1),
        new Case(new Dyck(2, 2, 3, 3, 0.5), 1),
        new Case(new Dyck(4, 3, 20, 60, 0.7), 2),
        new Case(new FlipFlop(3, 0, 0.5), 3),
        new Case(new FlipFlop(20, 0.8, 0.98), 3),
        new Case(new FlipFlop(20, 0.8, 0.1), 3),
        new Case(new FlipFlopLatch(2, 0.5), 1),
        new Case(new NBack(1, 3, 2), 1),
        new Case(new NBack(3, 20, 5), 3),
        new Case(new RepeatFirst(2), 2));
  }

  @Override
  protected Task task() {
    return tested.task();
  }

  @Override
  protected int sight() {
    return tested.sight();
  }
}
