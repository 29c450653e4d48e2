package io.medsettle.server.widget;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;

/**
 * Where the component is ({@code medsettle.widget}).
 *
 * @param base how browsers at the windows reach this gateway, without a slash at the end; "" for the gateway's public base
 */
@ConfigurationProperties("medsettle.widget")
record WidgetSettings(@Bindable(defaultValue = "") String base) {}
