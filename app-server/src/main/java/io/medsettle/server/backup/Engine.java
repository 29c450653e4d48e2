package io.medsettle.server.backup;

import java.nio.file.Path;

/** How one kind of database is copied out and in by its own means. */
interface Engine {
    /** What the manifest calls it. */
    String name();

    /**
     * Writes a consistent copy while others may write, and proves it.
     *
     * @param draft an empty file of the server's own user
     * @return what the copy holds; of the lines at least so many
     */
    Held dump(Path draft);

    /** Refuses unless nothing would be lost by a restore. */
    void demandEmpty();

    /** Loads a copy; when it returns the database is there whole, with its new life begun. */
    Held load(Path copy, Manifest manifest, Beginning beginning);

    /** What must be done before a restore that broke off can be begun anew. */
    String afterBreakingOff();
}
