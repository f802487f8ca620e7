/// What a person is told, in the words of Prometheus Alertmanager: alerts with labels, firing and
/// resolved.
///
/// An *alert* is about one watched series; a *problem* groups the alerts of one change and is what
/// a chat message shows. Labels identify and never hold a number; numbers are annotations. Nothing
/// here sends anything. Start with [Problem].
@NullMarked
package dev.weatherglass.core.alert;

import org.jspecify.annotations.NullMarked;
