package dev.weatherglass.api.projection;

import dev.weatherglass.api.history.Deploy;
import dev.weatherglass.api.history.Deploys;
import dev.weatherglass.api.history.EventTable;
import dev.weatherglass.api.history.Events;
import dev.weatherglass.api.history.Feed;
import dev.weatherglass.api.history.Sql;
import dev.weatherglass.api.history.Verdicts;
import dev.weatherglass.api.view.DeployView;
import dev.weatherglass.core.event.DeliveryEvent;
import dev.weatherglass.core.event.DeployEvent;
import java.time.Instant;
import java.util.List;

/// Folds the phases of deploys into entities, and tells the feed which of them changed: once for
/// all that a transaction knows of one.
///
/// @param now the time that the feed notes
record DeployFold(Instant now) implements EventTable {

  @Override
  public void put(Sql sql, List<DeliveryEvent> events) {
    List<Deploy> deploys =
        Events.entities(sql, events, DeployEvent.class).stream().map(Deploy::of).toList();
    Deploys.put(sql, deploys).forEach(deploy -> tell(sql, deploy));
  }

  private void tell(Sql sql, Deploy deploy) {
    DeployView view = DeployView.of(deploy, Verdicts.ofChange(sql, deploy.id()));
    News.append(sql, Feed.Type.DEPLOY, deploy.id(), deploy.service(), now, view);
  }
}
