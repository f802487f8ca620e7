package dev.weatherglass.ingest.inbox;

import dev.weatherglass.ingest.names.ServiceNames;
import dev.weatherglass.ingest.publish.IngestMeters;
import dev.weatherglass.ingest.publish.Publisher;
import dev.weatherglass.ingest.source.Sources;
import dev.weatherglass.testkit.TopicReader;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/// Does what the decoder's thread does, when the test says so: so that a test knows when everything
/// is decoded.
public final class InboxByHand {

  private final InboxEntry entry;

  public InboxByHand(
      Sources sources, ServiceNames names, Publisher publisher, IngestMeters meters) {
    this.entry = new InboxEntry(sources, names, publisher, meters);
  }

  /// Decodes everything that lies in the inbox and was not decoded yet.
  ///
  /// @return how many records are kept raw because nobody knows their type
  public int decode(TopicReader inbox) {
    List<ConsumerRecord<String, byte[]>> records = inbox.rest();
    records.forEach(entry::handle);
    return (int) records.stream().filter(one -> InboxRecord.KEPT_RAW.equals(one.key())).count();
  }
}
