package dev.carousel.bench.peers;

import dev.carousel.bench.Contender;
import dev.carousel.bench.LayerShape;
import dev.carousel.bench.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.dnnl.IntMemoryMap;
import org.bytedeco.dnnl.engine;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.dnnl.lstm_backward;
import org.bytedeco.dnnl.lstm_forward;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.primitive;
import org.bytedeco.dnnl.reorder;
import org.bytedeco.dnnl.stream;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Pointer;

/** One layer in oneDNN, which orders the gates i, f, c̃ (our z), o. */
final class OneDnnRun implements Contender.Run {
  private static final List<String> GATES = List.of("i", "f", "z", "o");

  private final engine engine = new engine(org.bytedeco.dnnl.engine.kind.cpu, 0);
  private final stream stream = new stream(engine);
  private final LayerShape shape;
  private final Map<String, memory> gradients = new LinkedHashMap<>();
  private final List<memory> sums;
  private final List<Reorder> packing = new ArrayList<>();
  private final primitive forward;
  private final primitive backward;
  private final IntMemoryMap forwardArguments = new IntMemoryMap();
  private final IntMemoryMap backwardArguments = new IntMemoryMap();

  /** A change of layout. */
  private record Reorder(reorder primitive, memory from, memory to) {

    static Reorder of(memory from, memory to) {
      return new Reorder(new reorder(from, to), from, to);
    }

    void run(stream stream) {
      primitive.execute(stream, from, to);
    }
  }

  OneDnnRun(Problem problem) {
    shape = problem.shape();
    int steps = shape.steps();
    int batch = shape.batch();
    int units = shape.units();
    var x = desc(memory.format_tag.tnc, steps, batch, shape.inputs());
    var y = desc(memory.format_tag.tnc, steps, batch, units);
    var state = desc(memory.format_tag.ldnc, 1, 1, batch, units);
    var w = desc(memory.format_tag.any, 1, 1, shape.inputs(), 4, units);
    var u = desc(memory.format_tag.any, 1, 1, units, 4, units);
    var bias = desc(memory.format_tag.ldgo, 1, 1, 4, units);
    var leftToRight = dnnl.rnn_direction.unidirectional_left2right;
    var forwardForm =
        new lstm_forward.primitive_desc(
            engine,
            dnnl.prop_kind.forward_training,
            leftToRight,
            x,
            state,
            state,
            w,
            u,
            bias,
            y,
            state,
            state);
    var backwardForm =
        new lstm_backward.primitive_desc(
            engine,
            dnnl.prop_kind.backward,
            leftToRight,
            x,
            state,
            state,
            w,
            u,
            bias,
            y,
            state,
            state,
            x,
            state,
            state,
            w,
            u,
            bias,
            y,
            state,
            state,
            forwardForm);
    forward = new lstm_forward(forwardForm);
    backward = new lstm_backward(backwardForm);

    both(dnnl.DNNL_ARG_SRC_LAYER, filled(x, problem.inputs()));
    both(dnnl.DNNL_ARG_SRC_ITER, filled(state, problem.states().get("h")));
    both(dnnl.DNNL_ARG_SRC_ITER_C, filled(state, problem.states().get("c")));
    both(dnnl.DNNL_ARG_BIAS, filled(bias, problem.stacked(names("b_"), 1)));
    both(dnnl.DNNL_ARG_DST_LAYER, zeros(y));
    both(dnnl.DNNL_ARG_DST_ITER, zeros(state));
    both(dnnl.DNNL_ARG_DST_ITER_C, zeros(state));
    both(dnnl.DNNL_ARG_WORKSPACE, new memory(forwardForm.workspace_desc(), engine));
    memory plainW = plain(problem, "W_", shape.inputs());
    pack(dnnl.DNNL_ARG_WEIGHTS_LAYER, plainW, forwardForm.weights_layer_desc(), forwardArguments);
    pack(dnnl.DNNL_ARG_WEIGHTS_LAYER, plainW, backwardForm.weights_layer_desc(), backwardArguments);
    memory plainU = plain(problem, "U_", units);
    pack(dnnl.DNNL_ARG_WEIGHTS_ITER, plainU, forwardForm.weights_iter_desc(), forwardArguments);
    pack(dnnl.DNNL_ARG_WEIGHTS_ITER, plainU, backwardForm.weights_iter_desc(), backwardArguments);

    backwardArguments.put(dnnl.DNNL_ARG_DIFF_DST_LAYER, filled(y, problem.cotangents()));
    backwardArguments.put(dnnl.DNNL_ARG_DIFF_DST_ITER, zeros(state));
    backwardArguments.put(dnnl.DNNL_ARG_DIFF_DST_ITER_C, zeros(state));
    backwardArguments.put(dnnl.DNNL_ARG_DIFF_SRC_LAYER, zeros(x));
    wanted("h", dnnl.DNNL_ARG_DIFF_SRC_ITER, state);
    wanted("c", dnnl.DNNL_ARG_DIFF_SRC_ITER_C, state);
    sums =
        List.of(
            wanted("W_", dnnl.DNNL_ARG_DIFF_WEIGHTS_LAYER, backwardForm.diff_weights_layer_desc()),
            wanted("U_", dnnl.DNNL_ARG_DIFF_WEIGHTS_ITER, backwardForm.diff_weights_iter_desc()),
            wanted("b_", dnnl.DNNL_ARG_DIFF_BIAS, backwardForm.diff_bias_desc()));
  }

  private static memory.desc desc(memory.format_tag layout, long... dimensions) {
    return new memory.desc(dimensions, memory.data_type.f32, layout);
  }

  private static List<String> names(String prefix) {
    return GATES.stream().map(gate -> prefix + gate).toList();
  }

  private static FloatPointer floats(memory memory) {
    long count = memory.get_desc().get_size() / Float.BYTES;
    return new FloatPointer(memory.get_data_handle()).capacity(count);
  }

  private static void clear(memory memory) {
    Pointer.memset(memory.get_data_handle(), 0, memory.get_desc().get_size());
  }

  private memory filled(memory.desc desc, float[] values) {
    var memory = new memory(desc, engine);
    floats(memory).put(values);
    return memory;
  }

  private memory zeros(memory.desc desc) {
    var memory = new memory(desc, engine);
    clear(memory);
    return memory;
  }

  private void both(int argument, memory memory) {
    forwardArguments.put(argument, memory);
    backwardArguments.put(argument, memory);
  }

  /** Weights as a library keeps them: a row of {@code columns} for each gate's unit. */
  private memory plain(Problem problem, String prefix, int columns) {
    var desc = desc(memory.format_tag.ldgoi, 1, 1, columns, 4, shape.units());
    return filled(desc, problem.stacked(names(prefix), columns));
  }

  private void pack(int argument, memory plain, memory.desc wanted, IntMemoryMap arguments) {
    if (wanted.equals(plain.get_desc())) {
      arguments.put(argument, plain);
      return;
    }
    var packed = new memory(wanted, engine);
    packing.add(Reorder.of(plain, packed));
    arguments.put(argument, packed);
  }

  private memory wanted(String name, int argument, memory.desc desc) {
    memory gradient = zeros(desc);
    gradients.put(name, gradient);
    backwardArguments.put(argument, gradient);
    return gradient;
  }

  /** The primitive adds to the derivatives by weights. */
  @Override
  public void step() {
    for (Reorder reorder : packing) {
      reorder.run(stream);
    }
    forward.execute(stream, forwardArguments);
    for (memory sum : sums) {
      clear(sum);
    }
    backward.execute(stream, backwardArguments);
    stream._wait();
  }

  @Override
  public Map<String, float[]> gradients() {
    step();
    var result = new LinkedHashMap<String, float[]>();
    result.put("h", values(gradients.get("h")));
    result.put("c", values(gradients.get("c")));
    matrices("W_", shape.inputs(), result);
    matrices("U_", shape.units(), result);
    Problem.unstack(names("b_"), values(gradients.get("b_")), shape.units(), result);
    return result;
  }

  private void matrices(String prefix, int columns, Map<String, float[]> result) {
    var desc = desc(memory.format_tag.ldgoi, 1, 1, columns, 4, shape.units());
    memory plain = zeros(desc);
    Reorder.of(gradients.get(prefix), plain).run(stream);
    stream._wait();
    Problem.unstack(names(prefix), values(plain), shape.units() * columns, result);
  }

  private static float[] values(memory memory) {
    FloatPointer floats = floats(memory);
    float[] values = new float[Math.toIntExact(floats.capacity())];
    floats.get(values);
    return values;
  }

  /** JavaCPP frees what is no longer reachable. */
  @Override
  public void close() {
    forwardArguments.close();
    backwardArguments.close();
  }
}
