package io.medsettle.adapter.yibao.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.medsettle.adapter.yibao.identity.FinalAnswer;
import io.medsettle.adapter.yibao.identity.KeyItem;
import io.medsettle.adapter.yibao.identity.KeyServiceSettings;
import io.medsettle.ports.outcome.Outcome;
import io.medsettle.ports.wire.Exchange;
import java.util.Map;
import java.util.Optional;

/**
 * The bureau's key service (加密机): tells the keys for a card, and where it can, compares a card with its register. Both
 * are questions and leave no trace. Safe to share.
 */
public final class KeyService {
    private final KeyServiceSettings settings;
    private final String hospital;
    private final Post post;

    public KeyService(KeyServiceSettings settings, String hospital, Exchange exchange) {
        this.settings = settings;
        this.hospital = hospital;
        post = new Post(exchange, settings.headers(), settings.deadline());
    }

    /**
     * Keys for one card at one reader.
     *
     * @param internal 内部认证鉴别数据, hexadecimal
     * @param external 外部认证鉴别数据, hexadecimal, empty if the card wants none
     */
    public record Keys(String internal, String external) {
        @Override
        public String toString() {
            return "Keys";
        }
    }

    /** Asks for the keys; the same number and card are answered the same. */
    public Outcome<Keys> keys(String number, String terminal, CardLook look) {
        ObjectNode body = question(number, terminal)
                .put(name(KeyItem.AREA), look.area())
                .put(name(KeyItem.RESET_INFO), look.resetInfo())
                .put(name(KeyItem.ALGORITHM), look.algorithm())
                .put(name(KeyItem.CARD_SN), look.cardSn())
                .put(name(KeyItem.INTERNAL_FACTOR), look.internalFactor())
                .put(name(KeyItem.INTERNAL_SOURCE), look.internalSource())
                .put(name(KeyItem.EXTERNAL_FACTOR), look.externalFactor())
                .put(name(KeyItem.EXTERNAL_SOURCE), look.externalSource());
        return ask("card-keys", number, settings.keysUrl(), body).then(data -> keys(data, look));
    }

    private Outcome<Keys> keys(JsonNode data, CardLook look) {
        String internal = text(data, KeyItem.INTERNAL_KEY);
        String external = text(data, KeyItem.EXTERNAL_KEY);
        boolean whole = Bars.hex(internal) && (look.external() ? Bars.hex(external) : external.isEmpty());
        if (foreign(data, look.cardSn())) {
            return Verdict.noAnswer("读卡密钥服务答复的不是这张卡, 请重新插卡");
        }
        return whole
                ? Outcome.succeeded(new Keys(internal, external))
                : Verdict.noAnswer("读卡密钥服务的答复不完整, 请稍候重试; 多次不成请换用身份证");
    }

    public boolean checks() {
        return !settings.checkUrl().isEmpty();
    }

    /** Compares the card with the register; tells the insured area, "" if the service does not tell it. */
    public Outcome<String> check(String number, String terminal, CardBasics basics) {
        ObjectNode body = question(number, terminal)
                .put(name(KeyItem.CARD_NO), basics.cardNumber())
                .put(name(KeyItem.CARD_SN), basics.cardSn())
                .put(name(KeyItem.NAME), basics.name())
                .put(name(KeyItem.ID_NUMBER), basics.idNumber());
        return ask("card-check", number, settings.checkUrl(), body).then(data -> {
            String area = text(data, KeyItem.INSURED_AREA);
            boolean good = !foreign(data, basics.cardSn()) && (area.isEmpty() || area.matches("\\d{6}"));
            return good ? Outcome.succeeded(area) : Verdict.noAnswer("卡片核验的答复不是这张卡, 请稍候重试");
        });
    }

    private Outcome<JsonNode> ask(String transaction, String number, String url, ObjectNode body) {
        return post.send(transaction, number, url, body)
                .match(
                        this::judge,
                        never -> Verdict.noAnswer("读卡密钥服务无法连接, 请稍候重试; 多次不成请换用身份证"),
                        silence -> Verdict.noAnswer("读卡密钥服务没有应答 (" + silence.text() + "), 请稍候重试; 多次不成请换用身份证"));
    }

    private Outcome<JsonNode> judge(JsonNode reply) {
        String code = text(reply, KeyItem.CODE);
        if (code.equals(settings.okCode())) {
            return Outcome.succeeded(Json.under(reply, name(KeyItem.DATA)));
        }
        String words = text(reply, KeyItem.MESSAGE);
        Optional<Outcome<JsonNode>> firm = FinalAnswer.meaning(settings.finals(), code, words)
                .map(refusal -> refusal.there(code, Scrub.words(words)));
        return firm.orElseGet(
                () -> Verdict.noAnswer("读卡密钥服务答复 " + code + " " + Scrub.words(words) + ", 请稍候重试; 多次不成请换用身份证"));
    }

    private ObjectNode question(String number, String terminal) {
        return Json.object()
                .put(name(KeyItem.REQUEST_NO), number)
                .put(name(KeyItem.HOSPITAL), hospital)
                .put(name(KeyItem.TERMINAL), terminal);
    }

    private boolean foreign(JsonNode data, String cardSn) {
        String told = text(data, KeyItem.CARD_SN);
        return !told.isEmpty() && !told.equalsIgnoreCase(cardSn);
    }

    private String text(JsonNode node, KeyItem item) {
        return Json.text(node.path(name(item)));
    }

    private String name(KeyItem item) {
        Map<KeyItem, String> names = settings.names();
        return names.getOrDefault(item, item.name());
    }
}
