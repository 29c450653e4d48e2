package io.medsettle.server.clients;

import io.micronaut.context.annotation.EachProperty;
import io.micronaut.context.annotation.Parameter;
import java.util.List;

/**
 * A client named in the settings ({@code medsettle.clients.<id>}).
 *
 * @param id its name, from the settings' key
 * @param keySha256 lower-case hex of SHA-256 of its key; the key itself is kept nowhere
 * @param scopes what it may do
 */
@EachProperty("medsettle.clients")
record ClientSettings(@Parameter String id, String keySha256, List<String> scopes) {}
