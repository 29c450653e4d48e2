package io.medsettle.server.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Files that hold keys or people's data, and whom else they are open to. */
final class OwnFiles {
    private static final String SETTINGS = "micronaut.config.files";
    private static final List<String> IN_DATA = List.of("audit-key", "medsettle.mv.db");
    private static final Set<PosixFilePermission> OTHERS =
            Set.of(PosixFilePermission.OTHERS_READ, PosixFilePermission.OTHERS_WRITE, PosixFilePermission.GROUP_WRITE);

    private final Installation installation;

    OwnFiles(Installation installation) {
        this.installation = installation;
    }

    List<Finding> findings() {
        List<Path> files = new ArrayList<>();
        for (String each : installation.text(SETTINGS).orElse("").split(",", -1)) {
            String file = each.strip().replaceFirst("^file:", "");
            if (!file.isEmpty() && !file.startsWith("classpath:")) {
                files.add(Path.of(file));
            }
        }
        IN_DATA.forEach(name -> files.add(installation.data().resolve(name)));
        List<Finding> found = new ArrayList<>();
        files.stream().filter(Files::exists).forEach(file -> found.add(finding(file)));
        return found;
    }

    private static Finding finding(Path file) {
        try {
            Set<PosixFilePermission> open = Files.getPosixFilePermissions(file);
            return open.stream().anyMatch(OTHERS::contains) && isReached(file)
                    ? Finding.must(file + " 对其他用户开放, 其中有密钥或患者信息", "chmod 600 " + file + " (属主为运行网关的用户)")
                    : Finding.good(file + " 只对运行网关的用户开放");
        } catch (UnsupportedOperationException | IOException e) {
            return Finding.unknown(file + " 的权限读不出来", "确认只有运行网关的用户能读它");
        }
    }

    /** Whether others come as far as the file: a directory that is closed to them closes all that lies in it. */
    private static boolean isReached(Path file) throws IOException {
        for (Path folder = file.toRealPath().getParent(); folder != null; folder = folder.getParent()) {
            if (!Files.getPosixFilePermissions(folder).contains(PosixFilePermission.OTHERS_EXECUTE)) {
                return false;
            }
        }
        return true;
    }
}
