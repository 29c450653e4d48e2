package io.medsettle.reconciliation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;

/**
 * Whole lines of a file.
 *
 * @param from offset of the first line
 * @param to offset behind the last one
 */
record Segment(RowFile file, long from, long to) {
    MappedByteBuffer map() {
        try (FileChannel channel = FileChannel.open(file.path(), StandardOpenOption.READ)) {
            return channel.map(FileChannel.MapMode.READ_ONLY, from, to - from);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
