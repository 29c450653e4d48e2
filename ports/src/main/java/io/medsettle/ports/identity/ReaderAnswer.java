package io.medsettle.ports.identity;

import io.medsettle.ports.value.Secret;

/**
 * What a reader's library gave back, posted by the kiosk as it stands.
 *
 * @param session of the step that was told
 * @param terminalNo the terminal's number, as the gateway knows the caller, not as the caller says
 * @param step of the step that was told
 * @param returned the function's return value
 * @param output its output text, already turned from GBK into Unicode, fields divided by {@code |}
 * @param signature its signature buffer (pSignBuff, yibao-core §7.2), "" where the library has none
 */
public record ReaderAnswer(String session, String terminalNo, int step, int returned, Secret output, Secret signature) {
    @Override
    public String toString() {
        return "ReaderAnswer[" + terminalNo + " step " + step + " returned " + returned + "]";
    }
}
