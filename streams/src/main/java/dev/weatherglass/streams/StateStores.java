package dev.weatherglass.streams;

import dev.weatherglass.core.alert.EnvironmentState;
import dev.weatherglass.core.alert.HistoryState;
import dev.weatherglass.core.alert.Instructions;
import dev.weatherglass.core.alert.Problem;
import dev.weatherglass.core.correlate.ServiceState;
import dev.weatherglass.core.correlate.Vigil;
import dev.weatherglass.core.series.FamilyState;
import dev.weatherglass.core.series.RingBlock;
import dev.weatherglass.core.series.RingHead;
import dev.weatherglass.core.series.UsualWeek;
import dev.weatherglass.core.verify.Race;
import dev.weatherglass.core.verify.VerificationState;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/// The catalogue of state stores: name, and what is kept. All are plain key-value stores with text
/// keys.
///
/// @param <V> what is kept
record StateStores<V>(String name, Class<V> type) {

  /// Stage one: last values and open buckets, per metric family of a service.
  static final StateStores<FamilyState> FAMILIES = new StateStores<>("families", FamilyState.class);

  /// Stage one: what a ring says besides its buckets, per watched series.
  static final StateStores<RingHead> RINGS = new StateStores<>("rings", RingHead.class);

  /// Stage one: closed buckets, 60 to a block, per watched series and number of the block.
  static final StateStores<RingBlock> RING_BLOCKS =
      new StateStores<>("ring-blocks", RingBlock.class);

  /// Stage one: what is usual at each hour of the week, per watched series.
  static final StateStores<UsualWeek> WEEKS = new StateStores<>("weeks", UsualWeek.class);

  /// Stage one: reports and candidates, per service.
  static final StateStores<ServiceState> SERVICES =
      new StateStores<>("services", ServiceState.class);

  /// Stage one: the watch for shifts without a change, per watched series.
  static final StateStores<Vigil> VIGILS = new StateStores<>("vigils", Vigil.class);

  /// Histories: what commits were measured with, per service, branch, kind and name.
  static final StateStores<HistoryState> HISTORIES =
      new StateStores<>("histories", HistoryState.class);

  /// Histories: problems of commits, while they fire.
  static final StateStores<Problem> HISTORY_PROBLEMS =
      new StateStores<>("history-problems", Problem.class);

  /// Histories: what people said, per problem.
  static final StateStores<Instructions> HISTORY_INSTRUCTIONS =
      new StateStores<>("history-instructions", Instructions.class);

  /// Stage two: progress, per verification.
  static final StateStores<VerificationState> VERIFICATIONS =
      new StateStores<>("verifications", VerificationState.class);

  /// Stage two: evidence that is not judged yet, per episode.
  static final StateStores<Race> RACES = new StateStores<>("races", Race.class);

  /// Stage two: what people said, per problem.
  static final StateStores<Instructions> INSTRUCTIONS =
      new StateStores<>("instructions", Instructions.class);

  /// Stage two: problems, as evidence alone has them.
  static final StateStores<Problem> PROBLEMS = new StateStores<>("problems", Problem.class);

  /// Stage two: what is known of an environment as a whole.
  static final StateStores<EnvironmentState> ENVIRONMENTS =
      new StateStores<>("environments", EnvironmentState.class);

  StoreBuilder<KeyValueStore<String, V>> builder() {
    return Stores.keyValueStoreBuilder(
            Stores.persistentKeyValueStore(name), Serdes.String(), serde())
        .withCachingEnabled();
  }

  /// A vigil's cells are changed in place, and the watch keeps its own; all else is never changed.
  private Serde<V> serde() {
    Serde<V> serde = WireSerdes.cbor(type);
    return type == Vigil.class ? serde : new RememberedState<>(serde);
  }
}
