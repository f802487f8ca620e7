@org.jspecify.annotations.NullMarked
package dev.weatherglass.core.delivery.ci;
