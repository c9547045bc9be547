package dev.carousel.optimizers;

import com.google.gson.JsonObject;

/** The settings of a case, by their names in PyTorch. */
record Settings(JsonObject hyper) {
  static Settings of(JsonObject content) {
    return new Settings(content.getAsJsonObject("hyper"));
  }

  double number(String name) {
    return hyper.get(name).getAsDouble();
  }

  double number(String list, int index) {
    return hyper.getAsJsonArray(list).get(index).getAsDouble();
  }

  /** False where it is not set. */
  boolean truth(String name) {
    return hyper.has(name) && hyper.get(name).getAsBoolean();
  }
}
