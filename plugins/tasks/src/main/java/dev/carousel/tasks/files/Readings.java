package dev.carousel.tasks.files;

import java.lang.ref.SoftReference;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * What was read of files, shared by tasks that agree on how. Given up when memory is short; then it
 * is read again.
 *
 * @param <K> the files and all that decides how they are read
 * @param <V> what is read
 */
final class Readings<K, V> {
  private final Map<K, SoftReference<V>> kept = new HashMap<>();
  private final Function<K, V> reader;

  Readings(Function<K, V> reader) {
    this.reader = reader;
  }

  synchronized V of(K key) {
    SoftReference<V> known = kept.get(key);
    V value = known == null ? null : known.get();
    if (value == null) {
      value = reader.apply(key);
      kept.values().removeIf(reference -> reference.get() == null);
      kept.put(key, new SoftReference<>(value));
    }
    return value;
  }
}
