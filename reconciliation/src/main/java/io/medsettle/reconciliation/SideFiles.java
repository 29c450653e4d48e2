package io.medsettle.reconciliation;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The files of one side, opened. A delivery that is the same as an earlier one, however it is cut, is left out. */
final class SideFiles {
    /** A file of that many-eth delivery. */
    record Piece(RowSide side, int delivery, RowFile file) {}

    final List<Piece> pieces = new ArrayList<>();
    final List<Defect> defects = new ArrayList<>();

    SideFiles(RowSide side, List<Delivery> deliveries) {
        Set<List<Long>> told = new HashSet<>();
        for (int i = 0; i < deliveries.size(); i++) {
            List<Piece> these = new ArrayList<>();
            for (Path path : deliveries.get(i).pieces()) {
                try {
                    these.add(new Piece(side, i, RowFile.open(path)));
                } catch (RowFile.Broken e) {
                    defects.add(new Defect(String.valueOf(path.getFileName()), String.valueOf(e.getMessage())));
                }
            }
            if (told.add(signature(these, i))) {
                pieces.addAll(these);
            }
        }
    }

    private static List<Long> signature(List<Piece> pieces, int delivery) {
        long rows = 0;
        long fen = 0;
        long digest = 0;
        boolean whole = !pieces.isEmpty();
        for (Piece piece : pieces) {
            rows += piece.file().rows();
            fen += piece.file().sumFen();
            String told = piece.file().digest();
            whole &= told.matches("[0-9a-f]{16}");
            digest += whole ? Long.parseUnsignedLong(told, 16) : 0;
        }
        return List.of(rows, fen, digest, whole ? -1L : (long) delivery);
    }

    long rows() {
        return pieces.stream().mapToLong(p -> p.file().rows()).sum();
    }
}
