package dev.weatherglass.app.doctor;

/// What a hub has lately heard of one service.
///
/// @param name of the service
/// @param incidents whether any was opened
/// @param changes whether any commit or merge was reported
/// @param builds whether any build was reported
/// @param series whether any series of it was ever judged
/// @param unfinished a deploy that began long ago and never ended, in words; empty where none is
record ServiceFacts(
    String name,
    boolean incidents,
    boolean changes,
    boolean builds,
    boolean series,
    String unfinished) {}
