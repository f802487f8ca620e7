package dev.weatherglass.core.delivery.definition;

/// Words that several definitions use for their formulas.
final class Formulas {

  static final String NOT_PART_OF_IT = "not part of this definition";

  private Formulas() {}
}
