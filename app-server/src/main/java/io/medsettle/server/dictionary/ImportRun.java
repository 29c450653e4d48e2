package io.medsettle.server.dictionary;

import java.time.Instant;
import java.util.List;

/**
 * An import that somebody started at the console (导入任务).
 *
 * @param stage CHECKING or WRITING while it runs, then DONE, REFUSED or FAILED; STOPPED if the node that ran it is gone
 * @param doneLines up to which line of the file it is
 * @param allLines how many lines the file has
 * @param version what it became, "" before and where it became nothing
 * @param defects what is wrong with the file, line by line; empty unless it was refused
 */
public record ImportRun(
        String id,
        String book,
        String title,
        String fileName,
        String askedBy,
        Instant askedAt,
        Instant seenAt,
        String stage,
        long doneLines,
        long allLines,
        String version,
        List<String> defects) {
    static final String DONE = "DONE";
    static final String REFUSED = "REFUSED";
    static final String FAILED = "FAILED";
    static final String STOPPED = "STOPPED";

    public ImportRun {
        defects = List.copyOf(defects);
    }

    /** Whether somebody is at it. */
    public boolean busy() {
        return stage.equals(ImportProgress.CHECKING) || stage.equals(ImportProgress.WRITING);
    }

    /** In Chinese. */
    public String stageWords() {
        return switch (stage) {
            case ImportProgress.CHECKING -> "正在检查";
            case ImportProgress.WRITING -> "正在写入";
            case DONE -> "已导入";
            case REFUSED -> "没有导入: 文件不合要求";
            case STOPPED -> "没有导入: 处理它的节点已停";
            default -> "没有导入: 系统故障";
        };
    }

    /** The book's name in Chinese. */
    public String bookWords() {
        return BookWords.of(book);
    }

    ImportRun done(String became) {
        return new ImportRun(
                id, book, title, fileName, askedBy, askedAt, seenAt, DONE, doneLines, allLines, became, List.of());
    }

    ImportRun at(String now) {
        return new ImportRun(
                id, book, title, fileName, askedBy, askedAt, seenAt, now, doneLines, allLines, version, defects);
    }
}
