package dev.emend.jobs.check;

import com.amazon.deequ.anomalydetection.Anomaly;
import com.amazon.deequ.anomalydetection.AnomalyDetectionStrategy;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import scala.Option;
import scala.Tuple2;
import scala.collection.JavaConverters;
import scala.collection.Seq;
import scala.collection.immutable.Vector;

/**
 * A value is an anomaly where it is below or above a multiple of the median of the values before
 * it. Deequ's own strategies look at the last value alone, or at a standard deviation, which is
 * next to nothing for a log that has the same volume every night and says little for one that
 * grows.
 *
 * @param low the lowest multiple, 0 to 1
 * @param high the highest multiple, at least 1
 */
record TypicalVolume(double low, double high) implements AnomalyDetectionStrategy, Serializable {
  @Override
  public Seq<Tuple2<Object, Anomaly>> detect(
      Vector<Object> series, Tuple2<Object, Object> interval) {
    List<Double> values =
        JavaConverters.seqAsJavaList(series).stream().map(value -> (Double) value).toList();
    int end = Math.min((Integer) interval._2(), values.size());
    List<Tuple2<Object, Anomaly>> anomalies = new ArrayList<>();
    for (int i = Math.max(1, (Integer) interval._1()); i < end; i++) {
      double typical = median(values.subList(0, i));
      double value = values.get(i);
      if (value < low * typical || value > high * typical) {
        String detail = value + " against a median of " + typical;
        anomalies.add(new Tuple2<>(i, new Anomaly(Option.apply(value), 1.0, Option.apply(detail))));
      }
    }
    return JavaConverters.asScalaBuffer(anomalies).toList();
  }

  /** The middle value, or the mean of the two in the middle. */
  static double median(List<Double> values) {
    List<Double> sorted = values.stream().sorted().toList();
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
  }
}
