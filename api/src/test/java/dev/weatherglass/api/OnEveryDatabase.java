package dev.weatherglass.api;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;

/// These tests are about history, whatever it is kept on: the build runs them a second time over a
/// real PostgreSQL (executions `on-postgres` in the module's `pom.xml`; reports in
/// `postgres-reports`), skipped where the package is missing.
@Tag("every-database")
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface OnEveryDatabase {}
