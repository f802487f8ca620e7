package dev.weatherglass.streams;

import java.util.Map;
import org.apache.kafka.streams.state.RocksDBConfigSetter;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.Cache;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.WriteBufferManager;

/// One block cache for all stores of the process, which counts the write buffers too: by default
/// each store and partition takes 50 MB of cache and three buffers of 16 MB.
public final class BoundedRocks implements RocksDBConfigSetter {

  private static final long CACHE_BYTES = 32L * 1024 * 1024;
  private static final long WRITE_BUFFERS_BYTES = 16L * 1024 * 1024;
  private static final long WRITE_BUFFER_BYTES = 2L * 1024 * 1024;

  /// Shared by every store on purpose; lives as long as the process.
  private static final Cache CACHE = new LRUCache(CACHE_BYTES);

  private static final WriteBufferManager WRITE_BUFFERS =
      new WriteBufferManager(WRITE_BUFFERS_BYTES, CACHE);

  @Override
  public void setConfig(String storeName, Options options, Map<String, Object> configs) {
    var table = (BlockBasedTableConfig) options.tableFormatConfig();
    table.setBlockCache(CACHE);
    table.setCacheIndexAndFilterBlocks(true);
    options.setTableFormatConfig(table);
    options.setWriteBufferManager(WRITE_BUFFERS);
    options.setWriteBufferSize(WRITE_BUFFER_BYTES);
    options.setMaxWriteBufferNumber(2);
  }

  @Override
  public void close(String storeName, Options options) {
    // the cache belongs to the process
  }
}
