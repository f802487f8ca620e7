@org.jspecify.annotations.NullMarked
package dev.weatherglass.ingest.rules;
