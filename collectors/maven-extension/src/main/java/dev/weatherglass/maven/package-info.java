/// A Maven core extension that tells a Weatherglass hub about each build.
///
/// It lives in other people's builds, so: nothing here throws into Maven, nothing waits longer than
/// [Settings] allows, nothing is read from the environment but what `ci.txt` and [Settings] name,
/// and there is no dependency. Java 8, because the oldest Maven that it joins runs there.
///
/// Without [org.jspecify.annotations.Nullable] nothing is null; the POM says so to NullAway.
///
/// Start with [WeatherglassSpy]: it hears what Maven does, [Recording] keeps it, [Courier] puts it
/// into the [Spool] and sends it.
package dev.weatherglass.maven;
