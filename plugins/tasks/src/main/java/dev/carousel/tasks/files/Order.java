package dev.carousel.tasks.files;

import dev.carousel.api.data.RandomStream;

/** The numbers from 0 on, each once in a random order, then again in another. */
final class Order {
  private final int[] numbers;
  private final RandomStream random;
  private int drawn;

  Order(int count, RandomStream random) {
    this.random = random;
    numbers = new int[count];
    for (int i = 0; i < count; i++) {
      numbers[i] = i;
    }
  }

  int next() {
    if (drawn == numbers.length) {
      drawn = 0;
    }
    int other = drawn + random.below(numbers.length - drawn);
    int number = numbers[other];
    numbers[other] = numbers[drawn];
    numbers[drawn++] = number;
    return number;
  }
}
