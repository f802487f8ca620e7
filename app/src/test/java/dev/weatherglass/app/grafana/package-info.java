/// What stands around the hub, as tests: dashboards, provisioning, compose file, container image.
/// Start with [dev.weatherglass.app.grafana.DashboardLintTest].
///
/// Nothing here opens a Grafana or a container: what can be known without them is checked.
@org.jspecify.annotations.NullMarked
package dev.weatherglass.app.grafana;
