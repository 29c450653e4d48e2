package io.medsettle.server.backup;

/** A backup, a restore or a start that is not done; says by name what it is and in words what to do next. */
public final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Why why;
    private final String words;

    Refused(Why why, String words) {
        super(why + ": " + words);
        this.why = why;
        this.words = words;
    }

    /** What it is and what to do next, without the name. */
    String words() {
        return words;
    }

    public Why why() {
        return why;
    }

    /** What stands in the way. */
    public enum Why {
        /** The command names no file, or more than one. */
        WHICH_FILE,
        /** The address is none that can be backed up. */
        DATABASE_UNSUPPORTED,
        /** The database does not answer, or is broken. */
        DATABASE_UNREACHABLE,
        /** The gateway holds the database, and it must not. */
        GATEWAY_RUNS,
        /** The database cannot be opened by this process, and no gateway on this data directory answers. */
        GATEWAY_SILENT,
        /** There is a file of this name. */
        FILE_EXISTS,
        /** The file or its manifest is missing or cannot be read. */
        FILE_UNREADABLE,
        /** The file is not the one that was written. */
        DIGEST_DIFFERS,
        /** The backup was made by a newer program. */
        SCHEMA_NEWER,
        /** The backup is of another kind of database. */
        ANOTHER_ENGINE,
        /** The program that dumps or loads is not installed. */
        PROGRAM_MISSING,
        /** That program failed. */
        PROGRAM_FAILED,
        /** What was written does not hold what it should. */
        BACKUP_NOT_WHOLE,
        /** There are histories, or tables, where nothing may be. */
        DATABASE_NOT_EMPTY,
        /** Every life that a number can carry is used up. */
        LIVES_USED_UP,
        /** The database holds less than this node has written: an older copy was put back without the command. */
        OLDER_COPY,
        /** A restore began and did not end. */
        RESTORE_UNFINISHED
    }
}
