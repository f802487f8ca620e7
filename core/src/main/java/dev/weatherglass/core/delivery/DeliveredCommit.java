package dev.weatherglass.core.delivery;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// A commit with the deployment that was the first to contain it.
///
/// @param commit itself
/// @param change the change that brought it
/// @param leadTime from the commit to the deployment's finish; null where it has none
/// @param leftOut why it has none; null where it has
public record DeliveredCommit(
    Commit commit, MergedChange change, @Nullable Duration leadTime, @Nullable LeftOut leftOut) {}
