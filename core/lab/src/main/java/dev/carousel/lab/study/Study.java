package dev.carousel.lab.study;

import java.util.List;

/**
 * A study with everything it names found, checked and filled in.
 *
 * @param question what it asks, or empty
 * @param seeds number of replicates, paired across arms
 * @param seed the study's own seed, from which every stream's seed is derived
 * @param arms names, in the order of the study; the first is what the others are compared with
 * @param conditions names, in the order of the study; one, named {@code all}, where nothing varies
 * @param pairs arms that an ablation holds against each other; empty where there is none, and every
 *     arm is compared with every other
 * @param variants one for each arm in each condition, conditions outermost
 */
public record Study(
    String name,
    String question,
    int seeds,
    long seed,
    List<String> arms,
    List<String> conditions,
    List<ArmPair> pairs,
    List<Variant> variants) {}
