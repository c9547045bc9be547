package dev.carousel.cli;

import dev.carousel.api.Task;
import dev.carousel.api.data.Criterion;
import dev.carousel.api.data.Format;
import dev.carousel.api.describe.Kind;
import dev.carousel.api.describe.Parameter;
import dev.carousel.lab.plan.PlanJson;
import dev.carousel.lab.plugin.Offer;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Components as plain values, as {@code list} and {@code describe} print them. */
final class ComponentJson {
  private ComponentJson() {}

  static Map<String, Object> brief(Offer offer) {
    var plain = new LinkedHashMap<String, Object>();
    plain.put("kind", offer.kind().label());
    plain.put("name", offer.name());
    plain.put("summary", offer.type().summary());
    plain.put("plugin", offer.origin().plugin());
    plain.put("version", offer.origin().version());
    return plain;
  }

  static Map<String, @Nullable Object> whole(Description description) {
    Offer offer = description.offer();
    var plain = new LinkedHashMap<String, @Nullable Object>(brief(offer));
    plain.put("path", offer.origin().path());
    plain.put("source", offer.type().source());
    plain.put("parameters", offer.type().parameters().stream().map(ComponentJson::plain).toList());
    plain.put("yaml", description.yaml());
    description.cell().ifPresent(cell -> plain.putAll(cell(cell)));
    if (!offer.type().example().isEmpty()) {
      plain.put("example", offer.type().example());
    }
    description.task().ifPresent(task -> plain.putAll(task(task)));
    if (offer.kind() == Kind.TASK && description.task().isEmpty()) {
      plain.put("dependsOn", description.requiredNames());
    }
    return plain;
  }

  private static Map<String, @Nullable Object> plain(Parameter parameter) {
    var plain = new LinkedHashMap<String, @Nullable Object>();
    plain.put("name", parameter.name());
    plain.put("type", parameter.type().name().toLowerCase(Locale.ROOT));
    plain.put("list", parameter.list());
    plain.put("default", parameter.fallback().orElse(null));
    plain.put("bounds", parameter.bounds().words());
    plain.put("choices", parameter.choices());
    plain.put("doc", parameter.doc());
    return plain;
  }

  private static @Nullable String formula(Counted counted) {
    return counted.formula().map(SizeFormula::toString).orElse(null);
  }

  private static Map<String, @Nullable Object> cell(CellForm cell) {
    var plain = new LinkedHashMap<String, @Nullable Object>();
    plain.put("equations", cell.equations().text());
    plain.put("output", cell.equations().output());
    plain.put("units", cell.units());
    plain.put("inputs", cell.inputs());
    plain.put("weights", cell.weights().stream().map(ComponentJson::tensor).toList());
    plain.put("weightCount", cell.weightCount().number());
    plain.put("weightFormula", formula(cell.weightCount()));
    if (!cell.frozen().isEmpty()) {
      plain.put("frozen", cell.frozen().stream().map(ComponentJson::tensor).toList());
      plain.put("frozenCount", cell.frozenCount().number());
    }
    plain.put("states", cell.states().stream().map(ComponentJson::tensor).toList());
    plain.put("stateSize", cell.stateSize().number());
    plain.put("stateFormula", formula(cell.stateSize()));
    plain.put("multiplyAdds", cell.multiplyAdds().number());
    plain.put("multiplyAddsFormula", formula(cell.multiplyAdds()));
    return plain;
  }

  private static Map<String, Object> tensor(CellForm.Tensor tensor) {
    var plain = new LinkedHashMap<String, Object>();
    plain.put("name", tensor.name());
    plain.put("shape", tensor.shape());
    plain.put("length", tensor.length());
    return plain;
  }

  private static Map<String, Object> task(Task task) {
    var plain = new LinkedHashMap<String, Object>();
    plain.put("criterion", criterion(task.solved()));
    plain.put("baselines", task.baselines().stream().map(PlanJson::plain).toList());
    plain.put("format", format(task.format()));
    return plain;
  }

  private static Map<String, Object> criterion(Criterion criterion) {
    var plain = new LinkedHashMap<String, Object>();
    plain.put("metric", criterion.metric().label());
    plain.put("threshold", criterion.threshold());
    plain.put("tolerance", criterion.tolerance());
    return plain;
  }

  private static Map<String, Object> format(Format format) {
    var plain = new LinkedHashMap<String, Object>();
    plain.put("inputs", format.inputs());
    plain.put("tokens", format.tokens());
    plain.put("outputs", format.outputs());
    plain.put("target", format.target().name().toLowerCase(Locale.ROOT).replace('_', '-'));
    plain.put("longest", format.longest());
    return plain;
  }
}
