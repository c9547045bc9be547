package dev.carousel.lab.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class JobTest {

  private static Map<String, Object> resolved(long gap, String digest) {
    var task = new TreeMap<String, Object>();
    task.put("type", "latch");
    task.put("parameters", Map.of("gap", gap));
    task.put("plugin", new TreeMap<>(Map.of("name", "tasks", "digest", digest)));
    return Map.of("task", task);
  }

  @Test
  void streams_are_named_by_the_task_and_not_by_the_build_of_its_plugin() {
    assertEquals(Job.task(resolved(5, "one")), Job.task(resolved(5, "another")));
    assertNotEquals(Job.task(resolved(5, "one")), Job.task(resolved(6, "one")));
  }
}
