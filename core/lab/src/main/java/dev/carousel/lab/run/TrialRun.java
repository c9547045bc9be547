package dev.carousel.lab.run;

import dev.carousel.lab.plan.Trial;
import dev.carousel.lab.record.CurvePoint;
import dev.carousel.lab.record.Outcome;
import dev.carousel.lab.record.Trained;
import dev.carousel.lab.record.TrialFolder;
import dev.carousel.lab.record.TrialRecord;
import dev.carousel.lab.train.Trainer;
import dev.carousel.lab.train.TrainingListener;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;

/** One trial from its first file to its last, whatever happens on the way. */
final class TrialRun {
  private static final Logger LOG = LogManager.getLogger(TrialRun.class);

  private final Job job;
  private final TrialFolder folder;
  private final RunListener listener;
  private final Cancellation cancellation;
  private final Culprit culprit;
  private final long startNanos = System.nanoTime();
  private long update;

  TrialRun(
      Job job,
      TrialFolder folder,
      RunListener listener,
      Cancellation cancellation,
      Culprit culprit) {
    this.job = job;
    this.folder = folder;
    this.listener = listener;
    this.cancellation = cancellation;
    this.culprit = culprit;
  }

  /** Never throws on account of the trial. */
  TrialRecord run(Trainer trainer, int threads) {
    listener.started(job.trial(), job.setup().training().updates());
    TrialRecord record;
    try {
      folder.begin(job.configuration().plain());
      try (var _ = TrialLog.open(folder.log())) {
        record = logged(trainer, threads);
      }
      if (record.outcome() != Outcome.INTERRUPTED) {
        folder.commit(record);
      }
    } catch (IOException e) {
      record = failed(e);
    }
    listener.ended(job.trial(), record);
    return record;
  }

  /** A broken virtual machine aside, there is nothing a plugin can throw that ends the study. */
  private TrialRecord logged(Trainer trainer, int threads) {
    Trial trial = job.trial();
    LOG.info("trial {} begins: {}", trial.id(), trial);
    TrialRecord record;
    try (var curve = folder.curveWriter()) {
      record = record(trainer.train(job.setup(), job.seeding(), watching(curve), threads));
    } catch (Exception | LinkageError | AssertionError | StackOverflowError | OutOfMemoryError e) {
      LOG.error("the trial failed at update {}", update, e);
      record = failed(e);
    }
    LOG.info("trial ends: {} after {} updates", record.outcome().label(), record.updates());
    return record;
  }

  private TrainingListener watching(TrialFolder.CurveWriter curve) {
    return new TrainingListener() {
      @Override
      public void updated(long newUpdate, double loss) {
        update = newUpdate;
        listener.updated(job.trial(), newUpdate, loss);
      }

      @Override
      public void evaluated(CurvePoint point) {
        try {
          curve.add(point);
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
        LOG.info("update {}: loss {}, {}", point.update(), point.loss(), point.metrics());
        listener.evaluated(job.trial(), point);
      }

      @Override
      public void ended(double[] parameters) {
        if (job.keepsWeights()) {
          try {
            folder.keep(parameters);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        }
      }

      @Override
      public boolean cancelled() {
        return cancellation.isRequested() || Thread.currentThread().isInterrupted();
      }

      @Override
      public boolean timedOut() {
        double limit = job.setup().training().ending().seconds();
        return System.nanoTime() - startNanos > limit * 1e9;
      }
    };
  }

  private TrialRecord record(Trained trained) {
    Trial trial = job.trial();
    return new TrialRecord(
        trial.id(), trial.arm(), trial.condition(), trial.replicate(), seconds(), trained);
  }

  private TrialRecord failed(Throwable cause) {
    long sequences = update * job.setup().training().batch();
    return record(new Trained(Outcome.FAILED, update, sequences, culprit.describe(cause)));
  }

  private double seconds() {
    return Math.round((System.nanoTime() - startNanos) / 1e6) / 1e3;
  }
}
