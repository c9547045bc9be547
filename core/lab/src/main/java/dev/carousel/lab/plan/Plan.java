package dev.carousel.lab.plan;

import dev.carousel.lab.size.ModelSize;
import dev.carousel.lab.study.ArmPair;
import dev.carousel.lab.study.Study;
import dev.carousel.lab.study.Variant;
import java.util.ArrayList;
import java.util.List;

/**
 * All trials of a study in the order in which they start: replicates outermost, then conditions,
 * then arms, so that a study that is stopped early has complete pairs.
 *
 * @param question what the study asks, or empty
 * @param seeds replicates
 * @param arms names, in the order of the study
 * @param conditions in the order of the study
 * @param pairs arms that an ablation holds against each other, or none
 * @param sizes of every arm in every condition, conditions outermost
 */
public record Plan(
    String study,
    String question,
    int seeds,
    List<String> arms,
    List<Condition> conditions,
    List<ArmPair> pairs,
    List<ArmSize> sizes,
    List<Trial> trials) {

  public Plan {
    arms = List.copyOf(arms);
    conditions = List.copyOf(conditions);
    pairs = List.copyOf(pairs);
    sizes = List.copyOf(sizes);
    trials = List.copyOf(trials);
  }

  /** Freezes the trials of a study. */
  public static Plan of(Study study, Engine engine) {
    var trials = new ArrayList<Trial>();
    for (int replicate = 1; replicate <= study.seeds(); replicate++) {
      for (Variant variant : study.variants()) {
        String id = Configuration.of(variant, study.seed(), replicate, engine).id();
        trials.add(new Trial(id, variant.arm(), variant.condition(), replicate));
      }
    }
    return new Plan(
        study.name(),
        study.question(),
        study.seeds(),
        study.arms(),
        conditions(study),
        study.pairs(),
        study.variants().stream().map(Plan::size).toList(),
        trials);
  }

  private static ArmSize size(Variant variant) {
    return new ArmSize(
        variant.arm(), variant.condition(), variant.setup().units(), ModelSize.of(variant.setup()));
  }

  private static List<Condition> conditions(Study study) {
    return study.conditions().stream()
        .map(
            name ->
                study.variants().stream()
                    .filter(variant -> variant.condition().equals(name))
                    .findFirst()
                    .map(Plan::condition)
                    .orElseThrow())
        .toList();
  }

  private static Condition condition(Variant variant) {
    var task = variant.setup().task();
    return new Condition(
        variant.condition(), variant.setup().criterion(), task.solved().metric(), task.baselines());
  }

  /** The names of the conditions. */
  public List<String> conditionNames() {
    return conditions.stream().map(Condition::name).toList();
  }
}
