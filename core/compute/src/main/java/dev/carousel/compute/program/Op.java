package dev.carousel.compute.program;

import dev.carousel.api.equation.Size;
import dev.carousel.compute.random.Draws;
import java.util.List;

/** What an equation computes from its arguments. The set is closed; cells are open. */
public sealed interface Op {

  /** The same number in every entry. No arguments. */
  record Fill(double value, Shape shape) implements Op {}

  /** A fixed array of the cell. No arguments. */
  record Fixed(String name, List<Double> values, Shape shape) implements Op {}

  /** The number of entries that a size stands for, as a scalar. No arguments. */
  record Count(Size size) implements Op {}

  /** The index of the step, from 0, as a scalar. No arguments. */
  record StepIndex() implements Op {}

  /** The identity matrix. No arguments. */
  record Identity(Size size) implements Op {}

  /**
   * Entries that are 1 with a probability and else 0, drawn for each sequence in training; else
   * their mean. No arguments.
   *
   * @param held whether drawn once for all steps, instead of anew at each
   * @param number of the draw among those of its cell, from 0
   */
  record Chance(double probability, boolean held, int number, Shape shape) implements Op {

    /**
     * The key of what is drawn at a step for all sequences of a batch.
     *
     * @param layer the key of the layer in an update
     */
    public long key(long layer, int step) {
      return Draws.key(Draws.key(layer, number), held ? -1 : step);
    }
  }

  /** The argument, through which no derivative goes back. */
  record Stop() implements Op {}

  /** A function of each entry. */
  record Map1(Unary function) implements Op {}

  /** A function of entries that correspond; a scalar argument meets every entry. */
  record Map2(Binary function) implements Op {}

  /** The second argument where the first is not 0, else the third. */
  record Select() implements Op {}

  /** Matrix times vector; of the transposed matrix where {@code transposed}. */
  record Product(boolean transposed) implements Op {}

  /** The matrix of all products of an entry of the first vector with one of the second. */
  record Outer() implements Op {}

  /** The transposed matrix. */
  record Transpose() implements Op {}

  /** The sum of all entries. */
  record Sum() implements Op {}

  /** A scalar repeated to a shape. */
  record Stretch(Shape shape) implements Op {}

  /** Entries {@code from} up to, not including, {@code to}. */
  record Slice(Size from, Size to) implements Op {}

  /** The argument from entry {@code from} on in a vector of {@code size}, zeros around it. */
  record Pad(Size from, Size size) implements Op {}

  /** Vectors one after the other. */
  record Concat() implements Op {}

  /**
   * Whole matrices to a matrix: known once per update, so that the interpreter alone computes it
   * and no kernel ever meets it.
   */
  sealed interface OfMatrices extends Op {}

  /** The product of two matrices. */
  record MatrixProduct() implements OfMatrices {}

  /** The inverse of a square matrix. */
  record Inverse() implements OfMatrices {}

  /** The exponential of a square matrix, {@code I + A + A A / 2 + …}; not that of each entry. */
  record Exponential() implements OfMatrices {}

  /**
   * By how much the exponential of the first matrix changes along the second: its Fréchet
   * derivative, the upper right block of {@code exp [A, E; 0, A]}.
   */
  record ExponentialSlope() implements OfMatrices {}
}
