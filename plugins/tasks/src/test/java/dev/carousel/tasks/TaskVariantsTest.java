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
        new Case(new ContinualReber(100, EmbeddedReber.Targets.NEXT), 3),
        new Case(new ContinualReber(100, EmbeddedReber.Targets.LEGAL), 3),
        new Case(new Parity(2, 5, 9, true), 1),
        new Case(new Parity(10, 10, 10, false), 3),
        new Case(new Tomita(1, 2, 10, 10), 1),
        new Case(new Tomita(2, 2, 10, 10), 1),
        new Case(new Tomita(3, 2, 10, 30), 1),
        new Case(new Tomita(5, 2, 11, 20), 3),
        new Case(new Tomita(6, 2, 10, 20), 3),
        new Case(new Tomita(7, 2, 10, 11), 1),
        new Case(new TwoSequenceBengio(10, 1, 0.5), 3),
        new Case(new RowMnistSynthetic(10, 28, 4, 4, 0.3, 28, 1), 3),
        new Case(new RowMnistSynthetic(16, 4, 1, 1, 0, 3, 2), 1),
        new Case(new ShuffleDyck(1, 20, 40, 0.4), 1),
        new Case(new ShuffleDyck(6, 50, 100, 0.5), 1),
        new Case(new ShuffleDyck(2, 5, 4, 0.7), 1),
        new Case(new ResetDyck(10, 10, 0.5, 0.5), 1),
        new Case(new ResetDyck(20, 60, 0.2, 0.4), 1),
        new Case(new AnBn(3, 5), 1),
        new Case(new AnBnCn(10, 50), 1),
        new Case(new Dyck(2, 2, 3, 3, 0.5), 1),
        new Case(new Dyck(4, 3, 20, 60, 0.7), 2),
        new Case(new FlipFlop(3, 0, 0.5), 3),
        new Case(new FlipFlop(20, 0.8, 0.98), 3),
        new Case(new FlipFlop(20, 0.8, 0.1), 3),
        new Case(new FlipFlopLatch(2, 0.5), 1),
        new Case(new NBack(1, 3, 2), 1),
        new Case(new NBack(3, 20, 5), 3),
        new Case(new RepeatFirst(2), 2),
        new Case(new RepeatPrevious(1, 1), 1),
        new Case(new RepeatPrevious(20, 4), 1),
        new Case(new Autoencode(2), 1),
        new Case(new CountRecall(1, 2), 1),
        new Case(new CountRecall(2, 13), 1),
        new Case(new StridedRecall(1, 3, 20, 3), 3),
        new Case(new StridedRecall(7, 1, 30, 2), 3),
        new Case(new RepeatCopy(1, 2, 1, 1, 1), 1),
        new Case(new RepeatCopy(4, 3, 2, 8, 5), 1),
        new Case(new PrioritySort(2, 1, 1), 1),
        new Case(new PrioritySort(5, 5, 3), 1),
        new Case(new DelayedSignal(2, 40, 0.2), 1),
        new Case(new DelayedSignal(30, 60, 0.04), 1),
        new Case(new TMaze(0, false), 1),
        new Case(new TMaze(10, true), 3),
        new Case(new MeasureSpikes(1, 1, 1), 1),
        new Case(new MeasureSpikes(5, 9, 4), 3),
        new Case(new GenerateSpikes(1, 1, 10, 10), 1),
        new Case(new GenerateSpikes(5, 5, 40, 120), 2),
        new Case(new PeriodicFunction(PeriodicFunction.Shape.TRIANGLE, 4, 9, 20, 60), 3),
        new Case(new PeriodicFunction(PeriodicFunction.Shape.RECTANGLE, 2, 30, 50, 50), 3),
        new Case(new ContinualTemporalOrder(20, 3), 3),
        new Case(new PascanuAdd(20), 2),
        new Case(new PascanuMult(20), 2),
        new Case(new PascanuTemporal2(10), 2),
        new Case(new PascanuTemporal3(20), 2),
        new Case(new Lorenz96(5, 5, 8, 5, 5, 50, 0), 1),
        new Case(new Lorenz96(8, 1, 6, 10, 2, 50, 10), 1),
        new Case(new FitzHughNagumo(0.08, 0.5, 5, 5, 100), 1));
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
