package io.medsettle.adapter.yibao.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.medsettle.adapter.yibao.CentreDialect;
import io.medsettle.adapter.yibao.wire.Canonical.Leaves;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;

/** Seals what a test lets the centre say, with the vectors' keys. */
final class CentreVoice {
    private CentreVoice() {}

    static byte[] yes(JsonNode data) {
        return says("0", "成功", true, data, Leaves.TEXT);
    }

    static byte[] no(String message) {
        return says("-1", message, false, Json.missing(), Leaves.TEXT);
    }

    static byte[] says(String code, String message, boolean success, JsonNode data, Leaves leaves) {
        ObjectNode envelope = head();
        envelope.put("code", code).put("message", message).put("success", success);
        return sealed(envelope, data, leaves);
    }

    /** Well signed, but for another application of the same centre. */
    static byte[] yesTo(String appId, JsonNode data) {
        ObjectNode envelope = head().put("appId", appId).put("code", "0").put("message", "成功");
        return sealed(envelope, data, Leaves.TEXT);
    }

    static byte[] notice(JsonNode data, String timestamp) {
        return sealed(head().put("timestamp", timestamp), data, Leaves.TEXT);
    }

    private static ObjectNode head() {
        return Json.object()
                .put("appId", Vectors.APP_ID)
                .put("encType", "SM4")
                .put("signType", "SM2")
                .put("timestamp", "20260105093000")
                .put("version", "2.0.1");
    }

    private static byte[] sealed(ObjectNode envelope, JsonNode data, Leaves leaves) {
        if (!data.isMissingNode()) {
            envelope.set("data", data);
        }
        String text = Canonical.signText(envelope, Vectors.SECRET.reveal(), leaves);
        byte[] signature = Vectors.centre().hospital().sign(text.getBytes(StandardCharsets.UTF_8));
        envelope.remove("data");
        if (!data.isMissingNode()) {
            byte[] plain = Canonical.json(data, leaves).getBytes(StandardCharsets.UTF_8);
            envelope.put(
                    "encData", HexFormat.of().formatHex(Vectors.centre().data().encrypt(plain)));
        }
        return Json.bytes(envelope.put("signData", Base64.getEncoder().encodeToString(signature)));
    }

    /** What a hospital sent, opened with the centre's keys. */
    static JsonNode heard(byte[] body) {
        String hex = Json.parse(body).orElseThrow().path("encData").asText();
        return Json.parse(Vectors.centre().data().decrypt(HexFormat.of().parseHex(hex)))
                .orElseThrow();
    }

    static CentreDialect withNumberDialect(CentreDialect d, boolean allowed) {
        return copy(d, d.acceptDerSignature(), allowed, d.wrapper());
    }

    static CentreDialect withDer(CentreDialect d) {
        return copy(d, true, d.verifyNumberDialect(), d.wrapper());
    }

    static CentreDialect wrapped(CentreDialect d) {
        return copy(d, d.acceptDerSignature(), d.verifyNumberDialect(), CentreDialect.Wrapper.FSI_WRAPPED);
    }

    private static CentreDialect copy(CentreDialect d, boolean der, boolean numbers, CentreDialect.Wrapper wrapper) {
        return new CentreDialect(
                wrapper,
                d.version(),
                d.encType(),
                d.signType(),
                d.timestampFormat(),
                der,
                numbers,
                d.successCodes(),
                d.conservation(),
                d.hospitalPart(),
                d.begntimeFormat(),
                d.feeType(),
                d.settlementWay(),
                d.reformFlag(),
                d.uncodedItem(),
                d.sendsInsuplc());
    }
}
