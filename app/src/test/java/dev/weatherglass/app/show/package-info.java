/// The whole hub in front of real neighbours: a Prometheus that scrapes a service, a sender that
/// signs, a process that is killed. Each `…IT` is one thing that we promise to show.
///
/// What is here may wait for news, for scrapes and for answers, never for a length of time. Start
/// with [RealPrometheusIT].
@NullMarked
package dev.weatherglass.app.show;

import org.jspecify.annotations.NullMarked;
