package io.medsettle.acceptance;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import ch.qos.logback.core.joran.spi.JoranException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.logging.Handler;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/**
 * Everything that this process writes to a log while it is open, under the gateway's own logback.xml at its finest, as an operator would
 * switch it on by MEDSETTLE_LOG_LEVEL. Nothing of it goes to the terminal.
 */
final class EveryLog implements AutoCloseable {
    /** Web servers of the simulators: what they note are the addresses that far sides were asked at. */
    static final String FAR_SIDES = "com.sun.net.httpserver";

    private static final char BETWEEN = '\u001F';
    private static final char END = '\u001E';

    private final LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
    private final java.util.logging.Logger other = LogManager.getLogManager().getLogger("");
    private final java.util.logging.@Nullable Level otherBefore = other.getLevel();
    private final List<Handler> otherUsual = List.of(other.getHandlers());
    private final Path file;
    private final Writer out;
    private final Handler handler = new OtherCaught();
    private boolean closed;

    private EveryLog(Path file) throws IOException {
        this.file = file;
        out = Files.newBufferedWriter(file);
    }

    static EveryLog into(Path file) throws IOException {
        EveryLog log = new EveryLog(file);
        log.configured("/logback.xml");
        Logger root = log.context.getLogger(Logger.ROOT_LOGGER_NAME);
        if (root.getLevel() != Level.TRACE) {
            throw new AssertionError("MEDSETTLE_LOG_LEVEL has no effect: " + root.getLevel());
        }
        root.detachAndStopAllAppenders();
        Caught appender = log.new Caught();
        appender.setContext(log.context);
        appender.start();
        root.addAppender(appender);
        log.otherUsual.forEach(log.other::removeHandler);
        log.handler.setLevel(java.util.logging.Level.ALL);
        log.other.addHandler(log.handler);
        log.other.setLevel(java.util.logging.Level.ALL);
        return log;
    }

    private void configured(String name) {
        URL settings = Objects.requireNonNull(EveryLog.class.getResource(name), name);
        context.reset();
        context.putProperty("MEDSETTLE_LOG_LEVEL", "TRACE");
        JoranConfigurator configurator = new JoranConfigurator();
        configurator.setContext(context);
        try {
            configurator.doConfigure(settings);
        } catch (JoranException e) {
            throw new IllegalStateException(name, e);
        }
    }

    private final class Caught extends AppenderBase<ILoggingEvent> {
        @Override
        protected void append(ILoggingEvent event) {
            String thrown =
                    event.getThrowableProxy() == null ? "" : ThrowableProxyUtil.asString(event.getThrowableProxy());
            write(event.getLoggerName(), event.getFormattedMessage() + event.getMDCPropertyMap() + thrown);
        }
    }

    private final class OtherCaught extends Handler {
        @Override
        public void publish(LogRecord record) {
            String thrown = record.getThrown() == null ? "" : record.getThrown().toString();
            @Nullable Object[] values = record.getParameters() == null ? new Object[0] : record.getParameters();
            write(String.valueOf(record.getLoggerName()), record.getMessage() + Arrays.toString(values) + thrown);
        }

        @Override
        public void flush() {
            // Nothing is held back here.
        }

        @Override
        public void close() {
            // The file belongs to whoever opened it.
        }
    }

    private void write(String logger, String text) {
        synchronized (out) {
            if (closed) {
                return;
            }
            try {
                out.append(logger).append(BETWEEN).append(text).append(END);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Ends the catching; loggers are as tests have them. */
    @Override
    public void close() throws IOException {
        configured("/logback-test.xml");
        other.removeHandler(handler);
        other.setLevel(otherBefore);
        otherUsual.forEach(other::addHandler);
        synchronized (out) {
            closed = true;
            out.close();
        }
    }

    /** Each entry that was caught: its logger and its text. Only after {@link #close()}. */
    void forEach(BiConsumer<String, String> entry) throws IOException {
        try (BufferedReader in = Files.newBufferedReader(file)) {
            StringBuilder text = new StringBuilder();
            for (int c = in.read(); c >= 0; c = in.read()) {
                if (c == END) {
                    int between = text.indexOf(String.valueOf(BETWEEN));
                    entry.accept(text.substring(0, between), text.substring(between + 1));
                    text.setLength(0);
                } else {
                    text.append((char) c);
                }
            }
        }
    }
}
