/// Everything about one environment (stage two): the alarm rule, the verdicts, and what a person is
/// told, in the words of Prometheus Alertmanager: alerts with labels, firing and resolved.
///
/// Here the evidence of all services meets: [Referee] judges the episodes in order of time, because
/// what fired on one service bears on its callers. An *alert* is about one watched series; a
/// *problem* groups the alerts of one change and is what a chat message shows. Labels identify and
/// never hold a number; numbers are annotations. Nothing here sends anything.
///
/// Start with [Problem], then [EnvironmentJudge] and [Referee].
@NullMarked
package dev.weatherglass.core.alert;

import org.jspecify.annotations.NullMarked;
