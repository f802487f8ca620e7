package dev.weatherglass.api.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A part of a list.
///
/// @param items in a stable order
/// @param next pass it as `cursor` to read on; absent at the end
public record PageView<T>(List<T> items, @Nullable String next) {}
