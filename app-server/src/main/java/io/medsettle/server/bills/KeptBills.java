package io.medsettle.server.bills;

import io.medsettle.ports.bill.RefusedBills;
import io.medsettle.ports.value.BusinessDay;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The files of a channel's refused bills, named by channel, kind, day and digest: the same file fetched again lies there once. They
 * name payers; whoever keeps this directory decides how long.
 */
public final class KeptBills implements RefusedBills {
    private final Path directory;
    private final String channel;

    /**
     * @param directory an existing one, in which nothing else lies
     * @param channel its name as orders know it
     */
    public KeptBills(Path directory, String channel) {
        this.directory = directory;
        this.channel = channel;
    }

    @Override
    public String keep(Path file, String kind, BusinessDay day, String name) {
        try {
            String digest = digest(file);
            String called = channel + "-" + kind + "-" + day.text() + "-" + digest + ending(file);
            Path half = Files.createTempFile(directory, called, ".part");
            Files.copy(file, half, StandardCopyOption.REPLACE_EXISTING);
            Files.move(half, directory.resolve(called), StandardCopyOption.REPLACE_EXISTING);
            return "原文件已留存在拒收账单目录, 供财务与渠道核对: 渠道 " + channel + ", 日期 " + day.date() + ", 摘要 " + digest;
        } catch (IOException e) {
            return "原文件未能留存: " + e.getClass().getSimpleName();
        }
    }

    private static String ending(Path file) {
        String name = String.valueOf(file.getFileName());
        int dot = name.lastIndexOf('.');
        return dot < 0 ? "" : name.substring(dot);
    }

    private static String digest(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file);
                DigestInputStream digesting = new DigestInputStream(in, MessageDigest.getInstance("SHA-256"))) {
            digesting.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(digesting.getMessageDigest().digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("no SHA-256", e);
        }
    }
}
