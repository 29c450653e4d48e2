package io.medsettle.adapter.creditgz;

import io.medsettle.adapter.creditgz.profile.Entry;
import io.medsettle.adapter.creditgz.profile.Mandatory;
import io.medsettle.adapter.creditgz.profile.Op;
import io.medsettle.adapter.creditgz.profile.Operation;
import io.medsettle.adapter.creditgz.profile.Profile;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Which canonical value stands in which field of the platform (对照表), one line each. */
final class CoverageTable {
    private final Profile profile;

    CoverageTable(Profile profile) {
        this.profile = profile;
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add("对照表: 操作 | 方向 | 规范字段 | 平台字段 | 必填");
        for (Op op : Op.values()) {
            Optional<Operation> operation = profile.operation(op);
            if (operation.isEmpty()) {
                lines.add(op.word() + " | 未启用");
                continue;
            }
            operation.get().aliasOf().ifPresent(target -> lines.add(op.word() + " | 同 " + target.word()));
            operation.get().without().stream()
                    .sorted()
                    .forEach(path -> lines.add(op.word() + " | 请求 | " + path + " | 平台没有此字段 |"));
            operation.get().before().ifPresent(first -> both(first, lines));
            both(operation.get(), lines);
        }
        return lines;
    }

    private static void both(Operation operation, List<String> lines) {
        of(operation, "请求", false, operation.request(), "", lines);
        of(operation, "应答", true, operation.response(), "", lines);
    }

    private static void of(
            Operation op, String way, boolean answer, List<Entry> entries, String prefix, List<String> lines) {
        for (Entry entry : entries) {
            boolean needed = Mandatory.of(op).stream()
                    .anyMatch(each -> each.answer() == answer && each.path().equals(entry.path()));
            String path = entry.path().isEmpty() ? "常量 " + entry.constant() : entry.path();
            lines.add(String.format(
                    Locale.ROOT,
                    "%s | %s | %s | %s | %s",
                    op.name(),
                    way,
                    path,
                    prefix + entry.field(),
                    needed ? "必须映射" : entry.mandatory() ? "M" : ""));
            of(op, way, answer, entry.fields(), prefix + entry.field() + "[].", lines);
        }
    }
}
