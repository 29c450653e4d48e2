package io.medsettle.adapter.yibao.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.medsettle.adapter.yibao.CoreDialect.Signature;
import io.medsettle.adapter.yibao.CoreSettings;
import io.medsettle.adapter.yibao.SoftKeys;
import io.medsettle.ports.crypto.BlockCipher;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/** Between envelope and payload: cainfo over the plain input, and whole inputs and outputs as sealed texts (§2.5 D). */
final class CoreSeal {
    private final CoreSettings core;

    CoreSeal(CoreSettings core) {
        this.core = core;
    }

    /** Puts input, cainfo and signtype into an envelope. */
    void put(ObjectNode envelope, JsonNode input) {
        byte[] plain = Json.bytes(input);
        Signature signature = core.dialect().signature();
        if (signature != Signature.NONE) {
            envelope.put("signtype", signature.name());
            envelope.put("cainfo", cainfo(signature, plain));
        }
        if (core.dialect().sealed()) {
            BlockCipher cipher = core.extras().cipher().orElseThrow();
            envelope.put("input", Base64.getEncoder().encodeToString(cipher.encrypt(plain)));
        } else {
            envelope.set("input", input);
        }
    }

    private String cainfo(Signature signature, byte[] plain) {
        return signature == Signature.SM3
                ? HexFormat.of().formatHex(SoftKeys.sm3(plain))
                : Base64.getEncoder()
                        .encodeToString(core.extras().signer().orElseThrow().sign(plain));
    }

    /** The plain output; empty if it cannot be opened, or is a text where none belongs. */
    Optional<JsonNode> opened(JsonNode output) {
        boolean text = output.isTextual() && !output.textValue().isBlank();
        if (!text) {
            boolean none = output.isMissingNode() || output.isNull() || output.isTextual();
            return none || output.isContainerNode() ? Optional.of(output) : Optional.empty();
        }
        if (!core.dialect().sealed()) {
            return Optional.empty();
        }
        try {
            byte[] sealed = Base64.getDecoder().decode(output.textValue().strip());
            return Json.parse(core.extras().cipher().orElseThrow().decrypt(sealed))
                    .filter(JsonNode::isContainerNode);
        } catch (IllegalArgumentException notSealedForUs) {
            return Optional.empty();
        }
    }
}
