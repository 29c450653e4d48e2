package io.medsettle.server.assembly;

import io.medsettle.ports.counterparty.NoteKey;
import io.medsettle.ports.notice.Notice;
import io.medsettle.ports.notice.NoticeSender;
import io.medsettle.ports.outcome.Outcome;
import io.medsettle.ports.value.Fields;
import java.util.Map;

/**
 * Gives a message's words the names that its template knows them by, and leaves out the rest.
 *
 * @param sender who sends it then
 * @param keysByKind by the message's kind: for each key of the template, which word stands there
 */
record NamedWords(NoticeSender sender, Map<String, Map<String, String>> keysByKind) implements NoticeSender {
    NamedWords {
        keysByKind = Map.copyOf(keysByKind);
    }

    @Override
    public Outcome<String> send(Notice notice) {
        Fields told = notice.words();
        Fields named = Fields.NONE.with(NoteKey.TRADE_NO, told.get(NoteKey.TRADE_NO));
        for (Map.Entry<String, String> key :
                keysByKind.getOrDefault(notice.kind(), Map.of()).entrySet()) {
            named = named.with(key.getKey(), told.get(key.getValue()));
        }
        return sender.send(new Notice(notice.number(), notice.kind(), notice.to(), named));
    }
}
