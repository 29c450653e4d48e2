package io.medsettle.server.backup;

import java.nio.file.Path;

/**
 * An H2 database file and how it is opened.
 *
 * @param base its path without {@code .mv.db}
 * @param options what follows in the address, from the first semicolon on
 */
record H2File(Path base, String options) {
    private static final String PREFIX = "jdbc:h2:";

    static H2File of(String url) {
        int semicolon = url.indexOf(';');
        String place = semicolon < 0 ? url : url.substring(0, semicolon);
        String options = semicolon < 0 ? "" : url.substring(semicolon);
        String path =
                place.startsWith(PREFIX) ? place.substring(PREFIX.length()).replaceFirst("^file:", "") : "";
        if (path.isEmpty() || path.matches("[a-zA-Z]{2,}:.*")) {
            throw new Refused(
                    Refused.Why.DATABASE_UNSUPPORTED, "只能备份 jdbc:h2:file: 与 jdbc:mysql: 的数据库; 其它数据库请用它自己的备份工具");
        }
        String home = path.startsWith("~") ? System.getProperty("user.home") + path.substring(1) : path;
        return new H2File(Path.of(home).toAbsolutePath().normalize(), options);
    }

    Path file() {
        return base.resolveSibling(base.getFileName() + ".mv.db");
    }

    String url() {
        return PREFIX + "file:" + base + options;
    }

    /** Opened only if it is there. */
    String existing() {
        return url() + ";IFEXISTS=TRUE";
    }

    /** The same, and nothing is written beside it whatever the engine stumbles over. */
    String untraced() {
        return existing() + ";TRACE_LEVEL_FILE=0";
    }

    /** Another file that is opened in the same way. */
    H2File at(Path otherBase) {
        return new H2File(otherBase, options);
    }
}
