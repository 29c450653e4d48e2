package io.medsettle.adapter.yibao.wire;

import io.medsettle.ports.identity.CodeOwner.Whose;
import io.medsettle.ports.value.Fields;

/** What a decoding told, in the house's words; texts may be "". Prints nothing. */
public record Decoded(
        String userName,
        String idNumber,
        String idType,
        String token,
        String area,
        String authNo,
        Whose whose,
        String ownerName,
        String relation) {
    /** To be kept. */
    public Fields fields() {
        return Fields.of("userName", userName)
                .with("idNumber", idNumber)
                .with("idType", idType)
                .with("token", token)
                .with("area", area)
                .with("authNo", authNo)
                .with("whose", whose.name())
                .with("ownerName", ownerName)
                .with("relation", relation);
    }

    /** Reads {@link #fields()}. */
    public static Decoded of(Fields f) {
        return new Decoded(
                f.get("userName"),
                f.get("idNumber"),
                f.get("idType"),
                f.get("token"),
                f.get("area"),
                f.get("authNo"),
                Whose.valueOf(f.need("whose")),
                f.get("ownerName"),
                f.get("relation"));
    }

    @Override
    public String toString() {
        return "Decoded";
    }
}
