package io.medsettle.server.bills;

import java.nio.file.Path;

/**
 * Where bills lie while they are made; they are deleted afterwards.
 *
 * @param path an existing directory
 */
public record BillDirectory(Path path) {}
