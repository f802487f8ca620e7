package dev.weatherglass.streams;

import dev.weatherglass.core.alert.AlertCommand;

/// What a judge reads that writes problems: evidence, and what people say about problems.
///
/// @param <E> its evidence
sealed interface JudgeInput<E> {

  record Found<E>(E evidence) implements JudgeInput<E> {}

  record Commanded<E>(AlertCommand command) implements JudgeInput<E> {}
}
