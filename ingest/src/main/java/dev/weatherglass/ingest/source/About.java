package dev.weatherglass.ingest.source;

/// What a user is told about a source; the reference table is made of it.
///
/// @param tool its name, as `GitHub`
/// @param setUp where to point it, in one sentence, as `Repository → Settings → Webhooks, content
///   type application/json`
/// @param appears what appears in Weatherglass, as `deploys, builds (pipelines and jobs), changes`
public record About(String tool, String setUp, String appears) {}
