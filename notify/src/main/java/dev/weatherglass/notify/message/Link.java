package dev.weatherglass.notify.message;

/// Somewhere to read on.
///
/// @param title a word or two
/// @param url absolute, http or https
public record Link(String title, String url) {}
