package io.medsettle.server.bills;

import java.nio.file.Path;

/**
 * Where bills lie.
 *
 * @param path an existing directory for those that are being read or made; they are deleted afterwards
 * @param refused an existing directory for those that were refused; they stay
 */
public record BillDirectory(Path path, Path refused) {}
