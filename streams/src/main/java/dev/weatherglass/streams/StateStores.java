package dev.weatherglass.streams;

import dev.weatherglass.core.alert.EnvironmentState;
import dev.weatherglass.core.alert.Problem;
import dev.weatherglass.core.correlate.ServiceState;
import dev.weatherglass.core.series.FamilyState;
import dev.weatherglass.core.series.Ring;
import dev.weatherglass.core.verify.VerificationState;
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

  /// Stage one: the last closed buckets, per watched series.
  static final StateStores<Ring> RINGS = new StateStores<>("rings", Ring.class);

  /// Stage one: reports and candidates, per service.
  static final StateStores<ServiceState> SERVICES =
      new StateStores<>("services", ServiceState.class);

  /// Stage two: progress, per verification.
  static final StateStores<VerificationState> VERIFICATIONS =
      new StateStores<>("verifications", VerificationState.class);

  /// Stage two: problems, as they were last told.
  static final StateStores<Problem> PROBLEMS = new StateStores<>("problems", Problem.class);

  /// Stage two: what is known of an environment as a whole.
  static final StateStores<EnvironmentState> ENVIRONMENTS =
      new StateStores<>("environments", EnvironmentState.class);

  StoreBuilder<KeyValueStore<String, V>> builder() {
    return Stores.keyValueStoreBuilder(
            Stores.persistentKeyValueStore(name), Serdes.String(), WireSerdes.cbor(type))
        .withCachingEnabled();
  }
}
