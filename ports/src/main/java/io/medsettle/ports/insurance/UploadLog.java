package io.medsettle.ports.insurance;

import java.util.Map;

/**
 * What is known of an upload in batches (分批上传记录): a batch is noted before its bytes leave and again when the far side
 * has it, so that whoever goes on later knows which batches stand, which may stand, and which never left. Only ever added
 * to. Durable when the method returns. Safe to share between threads and nodes.
 */
public interface UploadLog {
    /** How far a batch has come. */
    enum Stage {
        /** Its bytes may have left; what became of it is not known. */
        SENDING,
        /** The far side has it. */
        STANDS,
        /** It was taken back and holds no line any more. */
        REVOKED
    }

    /** The newest stage of each batch noted under this number, by batch from 0. */
    Map<Integer, Stage> batches(String number);

    /** Notes that this batch has come to this stage. */
    void note(String number, int batch, Stage stage);
}
