package dev.carousel.compute.sequence;

import dev.carousel.compute.cell.CellPrograms;
import dev.carousel.compute.program.Var;
import dev.carousel.compute.sequence.CompiledLayer.Rows;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;

/** The states of a layer's segment: where each lies before and after every step. */
public final class LayerStates {
  private final List<Place> places;
  private final int batch;
  private final int length;

  private record Place(String name, View view, int size) {}

  LayerStates(CellPrograms cell, Binder binder, int batch) {
    this.batch = batch;
    places =
        cell.states().stream()
            .map(Var::name)
            .map(name -> new Place(name, binder.carried(name), binder.size(name)))
            .toList();
    length = batch * places.stream().mapToInt(Place::size).sum();
  }

  private Place place(String state) {
    for (int i = 0; i < places.size(); i++) {
      if (places.get(i).name().equals(state)) {
        return places.get(i);
      }
    }
    throw new IllegalArgumentException("no state " + state);
  }

  /** Sets all states of all examples before the first step to zero. */
  public void clear() {
    for (int i = 0; i < places.size(); i++) {
      Place place = places.get(i);
      for (int b = 0; b < batch; b++) {
        int from = place.view().offset(0, b);
        Arrays.fill(place.view().data(), from, from + place.size(), 0f);
      }
    }
  }

  /** Sets one state of all examples before the first step. */
  public void setAll(String state, double[] values, int offset) {
    Place place = place(state);
    for (int b = 0; b < batch; b++) {
      int to = place.view().offset(0, b);
      for (int i = 0; i < place.size(); i++) {
        place.view().data()[to + i] = (float) values[offset + i];
      }
    }
  }

  /** Sets one state before the first step, {@code [batch, size]}. */
  public void set(String state, double[] values) {
    View view = place(state).view();
    copy(values, view.data(), view.offset(0), view.stride(), batch);
  }

  /** Copies rows that follow each other to rows a stride apart. */
  static void copy(double[] values, float[] target, int offset, int stride, int rows) {
    int size = values.length / rows;
    for (int i = 0; i < values.length; i++) {
      target[offset + i / size * stride + i % size] = (float) values[i];
    }
  }

  /** How many numbers {@link #save} writes. */
  public int length() {
    return length;
  }

  /** Writes all states before a step to {@code store}, from {@code offset} on. */
  public void save(int step, float[] store, int offset) {
    int at = offset;
    for (int i = 0; i < places.size(); i++) {
      Place place = places.get(i);
      for (int b = 0; b < batch; b++) {
        int from = place.view().offset(step, b);
        System.arraycopy(place.view().data(), from, store, at, place.size());
        at += place.size();
      }
    }
  }

  /** As {@link #restore}, of some examples alone. */
  public void restore(float[] store, int offset, IntPredicate examples) {
    int at = offset;
    for (int i = 0; i < places.size(); i++) {
      Place place = places.get(i);
      for (int b = 0; b < batch; b++) {
        if (examples.test(b)) {
          int to = place.view().offset(0, b);
          System.arraycopy(store, at, place.view().data(), to, place.size());
        }
        at += place.size();
      }
    }
  }

  /** Takes all states before the first step from where {@link #save} wrote them. */
  public void restore(float[] store, int offset) {
    int at = offset;
    for (int i = 0; i < places.size(); i++) {
      Place place = places.get(i);
      for (int b = 0; b < batch; b++) {
        int to = place.view().offset(0, b);
        System.arraycopy(store, at, place.view().data(), to, place.size());
        at += place.size();
      }
    }
  }

  /** Where a state lies before a step, one row for each example. */
  public Rows rows(String state, int step) {
    return Rows.of(place(state).view(), step);
  }
}
