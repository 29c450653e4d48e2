package io.medsettle.server.dictionary;

/** Is told how far an import is; called for every row, so it has to be quick. */
@FunctionalInterface
interface ImportProgress {
    /** Every row is looked at, nothing is written. */
    String CHECKING = "CHECKING";
    /** All rows will do and are written. */
    String WRITING = "WRITING";
    /** Nobody wants to know. */
    ImportProgress NONE = (stage, line) -> {};

    /** @param line of the file, from 1, the header included */
    void at(String stage, long line);
}
